import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { CommandAck, StreamNews, StreamStart, VoiceLevels } from '../contracts';
import type { OpenWire } from './wire';

const startTimeoutMs = 4_000;
const silenceMs = 10_000;
const keepAliveMs = 3_000;

/** Opens the hub: WebSocket at once, one round trip. Reconnecting is not its business. */
export const openHub: OpenWire = async (ears) => {
  const hub = new HubConnectionBuilder()
    .withUrl('/hub/desk', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .withServerTimeout(silenceMs)
    .withKeepAliveInterval(keepAliveMs)
    .build();
  hub.on('News', (news: StreamNews) => ears.news(news));
  hub.on('Behind', (stream: string) => ears.behind(stream));
  hub.onclose(() => ears.closed());
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    void hub.stop();
  }, startTimeoutMs);
  try {
    await hub.start();
  } finally {
    clearTimeout(timer);
  }
  if (expired) throw new Error('the hub did not answer in time');
  return {
    subscribe: (wanted) => hub.invoke<StreamStart>('Subscribe', wanted),
    unsubscribe: (stream) => hub.invoke<void>('Unsubscribe', stream),
    command: (wanted) => hub.invoke<CommandAck>('Command', wanted),
    levels(each) {
      const going = hub.stream<VoiceLevels>('Levels').subscribe({ next: each, complete: () => {}, error: () => {} });
      return () => going.dispose();
    },
    close: () => void hub.stop(),
  };
};
