/** A card for a kind of emergency: what to do, say and ask, in order. Written by ourselves; a local medical or fire authority replaces the wording. */
export interface Card {
  id: CardId;
  /** First line: what matters most. */
  first: string;
  steps: Step[];
  /** What not to do or say. */
  never: string[];
  /** A tool that belongs to the card. */
  tool?: 'metronome' | 'yesNo';
}

export interface Step {
  kind: 'do' | 'say' | 'ask';
  text: string;
}

export const cardIds = ['silent', 'coded', 'cpr', 'gas', 'lift', 'fraud', 'suicide'] as const;
export type CardId = (typeof cardIds)[number];
