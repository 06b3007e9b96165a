import type { CallBackView } from '../../contracts';

/** Where a call-back is: somebody calls or it waits for a seat, its moment is set, or a person has to begin. */
export type CallBackStage = 'trying' | 'due' | 'byHand';

export const stageOf = (one: CallBackView): CallBackStage => (one.trying ? 'trying' : one.dueMs !== null ? 'due' : 'byHand');

/** Emergencies first, then the more urgent, then who has waited longer. */
export const inOrder = (all: readonly CallBackView[]): CallBackView[] =>
  [...all].sort((a, b) => Number(b.emergency) - Number(a.emergency) || a.urgency.localeCompare(b.urgency) || a.sinceMs - b.sinceMs || a.call.localeCompare(b.call));
