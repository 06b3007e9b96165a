import type { FieldView } from '../contracts';

/** A field as its writer sees it: what the server has, what he wrote, and what somebody else wrote meanwhile. */
export interface FieldDraft {
  /** What the server had when the writer began, and its version. */
  base: { value: string; version: number };
  /** What the writer has written; null: nothing that the server does not have. */
  mine: string | null;
  /** Somebody else's text, to be chosen between; null: there is none. */
  theirs: FieldView | null;
  /** Texts that were sent from here: when one of them comes back it is no other writer's. */
  sent: readonly string[];
}

export const untouched: FieldDraft = { base: { value: '', version: 0 }, mine: null, theirs: null, sent: [] };

const mostSent = 50;

/** What the field shows. */
export function shown(draft: FieldDraft): string {
  return draft.mine ?? draft.base.value;
}

/** The writer wrote. */
export function typed(draft: FieldDraft, text: string): FieldDraft {
  return { ...draft, mine: text === draft.base.value && !draft.theirs && draft.sent.length === 0 ? null : text };
}

/** The text was given to the outbox. */
export function sent(draft: FieldDraft, text: string): FieldDraft {
  return draft.sent.at(-1) === text ? draft : { ...draft, sent: [...draft.sent.slice(1 - mostSent), text] };
}

/**
 * The server tells what it has: in a snapshot, as news, or as the answer to an edit.
 * @param certain True: it is what the server has now, whatever was said before. Else an older version is news that the answer to an edit overtook.
 */
export function served(draft: FieldDraft, field: FieldView, certain = false): FieldDraft {
  if (!certain && field.version < draft.base.version) return draft;
  const base = { value: field.value, version: field.version };
  if (draft.mine === null) return { base, mine: null, theirs: null, sent: [] };
  if (field.value === draft.mine) return { base, mine: null, theirs: null, sent: [] };
  // A text of ours on its way back, or the text that we began with: nobody else wrote.
  if (draft.sent.includes(field.value) || field.value === draft.base.value) return { ...draft, base };
  // Our text says what the base said: the other one is simply newer.
  if (draft.mine === draft.base.value) return { base, mine: null, theirs: null, sent: [] };
  return { ...draft, theirs: field };
}

/** The writer chose. Keeping one's own writes it over the other; `both` puts the own text behind the other. */
export function chosen(draft: FieldDraft, which: 'mine' | 'theirs' | 'both'): FieldDraft {
  if (!draft.theirs) return draft;
  const base = { value: draft.theirs.value, version: draft.theirs.version };
  if (which === 'theirs' || draft.mine === null) return { base, mine: null, theirs: null, sent: [] };
  const text = which === 'both' ? `${draft.theirs.value}\n${draft.mine}` : draft.mine;
  return { base, mine: text, theirs: null, sent: [] };
}
