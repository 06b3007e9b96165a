import type { CommandAck, CommandEnvelope, StreamNews, StreamStart, SubscribeRequest, VoiceLevels } from '../contracts';

/** One connection to the hub, from its start to its end. It never comes back: the next one is another. */
export interface Wire {
  subscribe(wanted: SubscribeRequest): Promise<StreamStart>;
  unsubscribe(stream: string): Promise<void>;
  command(wanted: CommandEnvelope): Promise<CommandAck>;
  /** Levels until the caller ends them. */
  levels(each: (levels: VoiceLevels) => void): () => void;
  close(): void;
}

/** What a wire tells. */
export interface WireEars {
  news(news: StreamNews): void;
  behind(stream: string): void;
  closed(): void;
}

/** Opens a wire, or fails. */
export type OpenWire = (ears: WireEars) => Promise<Wire>;
