// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { chordOf, inText, owner, writes } from './chords';
import { actionOf, clashes, merged, shipped } from './keymap';

const press = (init: KeyboardEventInit & { keyCode?: number }) => new KeyboardEvent('keydown', init);

describe('Keys', () => {
  it.each([
    [{ key: 'a', code: 'KeyA' }, 'A'],
    [{ key: 'å', code: 'KeyA', altKey: true }, 'Alt+A'],
    [{ key: 'A', code: 'KeyA', altKey: true, shiftKey: true }, 'Alt+Shift+A'],
    [{ key: 'Enter', code: 'Enter', ctrlKey: true }, 'Ctrl+Enter'],
    [{ key: 'Enter', code: 'Enter', metaKey: true }, 'Ctrl+Enter'],
    [{ key: '?', code: 'Slash', shiftKey: true }, '?'],
    [{ key: '/', code: 'Slash' }, '/'],
    [{ key: '1', code: 'Digit1', altKey: true }, 'Alt+1'],
    [{ key: '1', code: 'Numpad1', altKey: true }, 'Alt+1'],
    [{ key: 'F5', code: 'F5' }, 'F5'],
    [{ key: '[', code: 'BracketLeft', altKey: true }, 'Alt+['],
  ])('are read the same on every layout: %j is %s', (init, chord) => expect(chordOf(press(init))).toBe(chord));

  it.each([
    [{ key: 'a', code: 'KeyA', isComposing: true }],
    [{ key: 'Process', code: 'KeyA' }],
    [{ key: 'Enter', code: 'Enter', ctrlKey: true, isComposing: true }],
    [{ key: 'Control', code: 'ControlLeft', ctrlKey: true }],
  ])('leave an input method and bare shifts alone: %j', (init) => expect(chordOf(press(init))).toBeNull());

  it('that write belong to the text where text is written', () => {
    expect(['A', '/', '?', 'Shift+A', 'Enter'].every(writes)).toBe(true);
    expect(['Alt+A', 'Ctrl+Enter', 'F2', 'Shift+F4'].some(writes)).toBe(false);
    const box = document.createElement('input');
    box.type = 'checkbox';
    expect([inText(document.createElement('textarea')), inText(document.createElement('input')), inText(box), inText(document.body)]).toEqual([true, true, false, false]);
  });

  it('as shipped are nobody else\'s and no two actions want the same', () => {
    expect(Object.values(shipped).flat().filter((chord) => owner(chord) !== null)).toEqual([]);
    expect(clashes(shipped)).toEqual({});
  });

  it('can be changed, and a clash is told', () => {
    const map = merged({ mute: ['Alt+H'], gone: ['F4'], hold: 'broken' });
    expect(actionOf(map, 'Alt+M')).toBeNull();
    expect(clashes(map)).toEqual({ 'Alt+H': ['hold', 'mute'] });
    expect('gone' in map).toBe(false);
  });

  it('of the browser and of Chinese input methods are refused', () => {
    expect([owner('Ctrl+W'), owner('Ctrl+Space'), owner('Alt+D'), owner('Ctrl+.'), owner('Alt+A')]).toEqual(['browser', 'inputMethod', 'browser', 'inputMethod', null]);
  });
});
