/** A key with what is held down with it, written as `Ctrl+Alt+Shift+K`; null: nothing that a desk may use at this moment. */
export function chordOf(event: KeyboardEvent): string | null {
  // An input method is at work: the key is its own.
  if (event.isComposing || event.keyCode === 229 || event.key === 'Process' || event.key === 'Dead') return null;
  const name = keyName(event);
  if (name === null) return null;
  // The shift of a character that needs it is part of the character.
  const shift = event.shiftKey && !(name.length === 1 && !/[A-Z0-9]/.test(name));
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

function keyName(event: KeyboardEvent): string | null {
  if (['Control', 'Alt', 'Shift', 'Meta', 'CapsLock', 'AltGraph'].includes(event.key)) return null;
  const letter = /^Key([A-Z])$/.exec(event.code);
  if (letter) return letter[1] ?? null;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  if (digit && (event.altKey || event.ctrlKey || !event.shiftKey)) return digit[1] ?? null;
  if (event.altKey && event.code === 'Slash') return '/';
  if (event.key === ' ') return 'Space';
  return event.key.length === 1 ? event.key.toUpperCase() : event.key;
}

/** A key that writes, when there is something to write in: it belongs to the text there. */
export function writes(chord: string): boolean {
  return !/^(Ctrl\+|Alt\+)/.test(chord) && !/(^|\+)F\d{1,2}$/.test(chord);
}

/** The focus is where text is written. */
export function inText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable) return true;
  return target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range', 'submit'].includes(target.type);
}

const ofBrowser = new Set([
  ...['W', 'T', 'N', 'Q', 'R', 'P', 'L', 'F', 'G', 'J', 'H', 'D', 'U', 'C', 'V', 'X', 'A', 'Z', 'Y', 'O', 'S', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '-', '=', 'Tab', 'F4', 'PageUp', 'PageDown'].map((key) => `Ctrl+${key}`),
  ...['N', 'T', 'W', 'I', 'J', 'C', 'R', 'Tab', 'Delete', 'B'].map((key) => `Ctrl+Shift+${key}`),
  ...['D', 'E', 'F', 'F4', 'Tab', 'ArrowLeft', 'ArrowRight', 'Home', 'Space'].map((key) => `Alt+${key}`),
  'F3', 'F11', 'F12', 'Tab', 'Shift+Tab', 'Escape', 'Enter', 'Backspace', 'Delete', 'Space', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight',
]);
const ofInputMethod = new Set(['Ctrl+Space', 'Shift+Space', 'Ctrl+.', 'Ctrl+,', 'Ctrl+Shift+F', 'Ctrl+Shift+K', 'Ctrl+;', 'Ctrl+`', 'Ctrl+Shift+1', 'Ctrl+Shift+2', 'Ctrl+Shift+3']);

/** Whose key it is, when a desk may not have it. */
export function owner(chord: string): 'browser' | 'inputMethod' | null {
  if (ofInputMethod.has(chord)) return 'inputMethod';
  return ofBrowser.has(chord) ? 'browser' : null;
}
