import { describe, expect, it } from 'vitest';
import type { FieldView, Suggestions, TicketField } from '../../contracts';
import { chips, taken, union } from './suggest';

const from: Suggestions = {
  version: 'r1', service: '119', also: ['120'], queue: 'fire', urgency: 'P1', nature: '报警', category: '警情:火灾', probabilityThousandths: 970, reasons: ['着火', '有人'], tripwires: [],
};
const view = (field: TicketField, value: string, by: string): FieldView => ({ field, value, version: 1, by, atMs: 0 });
const form = (fields: FieldView[], mine: Partial<Record<TicketField, string>> = {}) =>
  chips(from, (field) => mine[field] ?? fields.find((one) => one.field === field)?.value ?? '', (field) => fields.find((one) => one.field === field), (field) => field in mine);
const state = (list: ReturnType<typeof form>, field: string) => list.find((chip) => chip.field === field)?.state;

describe('Suggestions', () => {
  it('are open where nobody wrote, and where only the call did', () => {
    const list = form([view('Service', '110', 'system')]);
    expect(list.map((chip) => chip.state)).toEqual(['open', 'open', 'open', 'open', 'open']);
  });

  it('never go over what a person wrote, here or at another desk', () => {
    expect(state(form([view('Service', '110', '1004')]), 'Service')).toBe('differs');
    expect(state(form([view('Service', '110', 'system')], { Service: '122' }), 'Service')).toBe('differs');
  });

  it('are taken when the form says the same', () => {
    expect(state(form([view('Urgency', 'P1', '1003')]), 'Urgency')).toBe('taken');
    expect(state(form([view('Also', '12345,120', '1003')]), 'Also')).toBe('taken');
  });

  it('add who must be told to those who are there', () => {
    const chip = form([view('Also', '12345', '1003')]).find((one) => one.field === 'Also');
    expect(chip?.state).toBe('open');
    expect(chip && taken(chip, '12345')).toBe('12345,120');
    expect(union('', '120, 122')).toBe('120,122');
  });

  it('say nothing where there is no suggestion', () => {
    expect(chips({ ...from, service: null, also: [], category: null }, () => '', () => undefined, () => false).map((chip) => chip.field)).toEqual(['Urgency', 'Nature']);
  });
});
