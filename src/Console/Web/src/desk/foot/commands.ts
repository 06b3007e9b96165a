import type { ActionName } from '../keys/keymap';

/** A command that may be meant. */
export interface Found {
  action: ActionName;
  label: string;
  word: string;
}

/**
 * Splits what was typed into the command's word and the words for it.
 * @param line With or without the slash.
 */
export function split(line: string): { word: string; rest: string } {
  const [word = '', ...rest] = line.replace(/^[/、]/, '').trim().split(/\s+/);
  return { word: word.toLowerCase(), rest: rest.join(' ') };
}

/**
 * Commands whose words begin with what was typed; the exact one first.
 * @param word Typed.
 * @param lists Words of every action in each language, by name.
 * @param labels What the action is called.
 */
export function find(word: string, lists: readonly Readonly<Record<ActionName, string>>[], labels: Readonly<Record<ActionName, string>>): Found[] {
  const found: (Found & { rank: number })[] = [];
  for (const action of Object.keys(labels) as ActionName[]) {
    const words = lists.flatMap((list) => list[action].split(' '));
    const exact = words.find((one) => one === word);
    const begun = exact ?? words.find((one) => one.startsWith(word)) ?? (labels[action].toLowerCase().includes(word) ? words[0] : undefined);
    if (begun !== undefined) found.push({ action, label: labels[action], word: begun, rank: exact !== undefined ? 0 : words.some((one) => one.startsWith(word)) ? 1 : 2 });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ action, label, word: own }) => ({ action, label, word: own }));
}
