import type { DeskCommand } from '../contracts';

/**
 * What happens to a command when there is no connection.
 * `control`: never kept and never sent again; after two seconds it is too late (a late hang-up must not hit the next call).
 * `kept`: kept in the browser, sent in order with the same id until the server has answered.
 * `now`: waits a moment for a connection, and fails with a sentence.
 * `loose`: sent when there is a connection, else forgotten.
 */
export type Handling = 'control' | 'kept' | 'now' | 'loose';

export function handling(command: DeskCommand): Handling {
  switch (command.kind) {
    case 'offerAccept':
    case 'offerDecline':
    case 'callHangUp':
    case 'callHold':
    case 'callDigit':
      return 'control';
    case 'ticketEdit':
    case 'tripwireDecide':
    case 'ticketAnswer':
    case 'ticketAccept':
    case 'ticketRefuse':
    case 'ticketPass':
    case 'callWrappedUp':
      return 'kept';
    case 'ticketFocus':
      return 'loose';
    default:
      return 'now';
  }
}

/** What a kept command concerns: those of one lane are sent one after the other. */
export function lane(command: DeskCommand): string {
  if ('ticket' in command && command.ticket !== null) return command.ticket;
  return 'call' in command ? command.call : '';
}
