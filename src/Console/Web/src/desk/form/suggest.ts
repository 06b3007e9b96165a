import type { FieldView, Suggestions, TicketField } from '../../contracts';

/** What a suggestion is about. */
export type SuggestedField = Extract<TicketField, 'Service' | 'Urgency' | 'Nature' | 'Category' | 'Also'>;
export const suggestedFields: readonly SuggestedField[] = ['Service', 'Urgency', 'Nature', 'Category', 'Also'];

/** A suggestion beside what the form says. */
export interface Chip {
  field: SuggestedField;
  value: string;
  /** `taken`: the form says the same. `open`: nobody wrote there yet. `differs`: somebody wrote something else, and only a wish for this very field replaces it. */
  state: 'taken' | 'open' | 'differs';
}

/** One value for each field that there is a suggestion for. */
function suggested(from: Suggestions, field: SuggestedField): string | null {
  switch (field) {
    case 'Service':
      return from.service;
    case 'Urgency':
      return from.urgency;
    case 'Nature':
      return from.nature;
    case 'Category':
      return from.category;
    case 'Also':
      return from.also.length > 0 ? from.also.join(',') : null;
  }
}

const parts = (list: string) => list.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** Those of the first list, then those of the second that are missing. */
export function union(first: string, second: string): string {
  return [...new Set([...parts(first), ...parts(second)])].join(',');
}

/**
 * The suggestions as chips.
 * @param from What rules and model say.
 * @param text What the form shows.
 * @param written The field as the server has it: what came with the call is nobody's writing.
 * @param dirty The writer has something of his own in the field.
 */
export function chips(from: Suggestions, text: (field: TicketField) => string, written: (field: TicketField) => FieldView | undefined, dirty: (field: TicketField) => boolean): Chip[] {
  return suggestedFields.flatMap((field) => {
    const value = suggested(from, field);
    if (value === null || value === '') return [];
    const present = text(field);
    const taken = field === 'Also' ? parts(value).every((part) => parts(present).includes(part)) : present === value;
    const free = present === '' || field === 'Also' || (!dirty(field) && written(field)?.by === 'system');
    return [{ field, value, state: taken ? 'taken' : free ? 'open' : 'differs' }];
  });
}

/** What the form will say when the chip is taken. */
export function taken(chip: Chip, present: string): string {
  return chip.field === 'Also' ? union(present, chip.value) : chip.value;
}
