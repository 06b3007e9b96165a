import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const css = readFileSync(fileURLToPath(new URL('./theme.css', import.meta.url)), 'utf8');

function colours(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((found) => [found[1], found[2]]));
}

/** Relative luminance, WCAG 2.1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const texts: [string, string[]][] = [
  ['text', ['panel', 'bg', 'sunk', 'amber-soft', 'red-soft', 'violet-soft', 'accent-soft', 'grey-soft', 'green-soft']],
  ['muted', ['panel', 'bg', 'sunk', 'violet-soft', 'red-soft', 'amber-soft', 'grey-soft', 'accent-soft']],
  ['accent', ['panel', 'accent-soft']], ['red', ['panel', 'red-soft']], ['violet', ['panel', 'violet-soft']], ['green', ['panel', 'green-soft']], ['amber', ['panel', 'amber-soft']], ['grey', ['grey-soft']],
  ['on-accent', ['accent']], ['on-red', ['red']], ['on-violet', ['violet']],
];

describe.each([['light', ':root {'], ['dark', ':root.dark {']])('The %s theme', (_, selector) => {
  const named = colours(selector);
  it.each(texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))('reads %s on %s (WCAG 2.1, 1.4.3)', (text, ground) => {
    expect(contrast(named[text] ?? '', named[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
  it('shows the edges of what can be used (1.4.11)', () => expect(contrast(named['line-strong'] ?? '', named['panel'] ?? '')).toBeGreaterThanOrEqual(3));
});
