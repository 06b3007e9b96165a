import type { SeatCall } from '../../contracts';
import type { Dictionary } from '../../i18n';

/** A sentence to say now. */
export interface Line {
  kind: 'say' | 'ask' | 'note';
  text: string;
}

const greetingMs = 12_000;

/**
 * What to say at this moment of a call.
 * @param call The call.
 * @param ticket Number of its ticket.
 * @param staff The agent's number: he says it in the greeting.
 * @param site Name of the site; its short form is said.
 * @param nowMs Server's clock.
 * @param t Dictionary.
 */
export function script(call: SeatCall, ticket: string | null, staff: string, site: string, nowMs: number, t: Dictionary): Line[] {
  const place = site.replace(/[市县区]$/, '');
  const words = t.script;
  const greeting: Line = { kind: 'say', text: (words.greetings[call.service] ?? words.greetings['12345'] ?? ((where: string, who: string) => `${where} ${who}`))(place, staff) };
  const asks: Line[] = (words.asks[call.service] ?? words.asks['12345'] ?? []).map((text) => ({ kind: 'ask', text }));
  const first: Line = call.outbound ? { kind: 'say', text: call.callBackOf ? words.missedYou(place, call.service, staff) : words.weCall(place, call.service, staff) } : greeting;
  switch (call.phase) {
    case 'Ringing':
    case 'Calling':
      return [first];
    case 'Talking':
      if (nowMs - (call.acceptedMs ?? nowMs) < greetingMs) return [first, ...asks.slice(0, 1)];
      return [...asks, { kind: 'say', text: words.closing(ticket ?? call.call) }];
    case 'Held':
      return [{ kind: 'say', text: words.back }];
    case 'Ended':
      return [{ kind: 'note', text: call.endedBy === 'LineLost' || call.urgency === 'P1' ? words.callBack : words.wrapUp }];
  }
}
