/** Keys of every action, by its name. */
export type KeyMap = Readonly<Record<string, readonly string[]>>;

/** As shipped. A single letter counts only where no text is written. */
export const shipped = {
  accept: ['Alt+A', 'A'],
  decline: ['Alt+Shift+A'],
  hold: ['Alt+H'],
  mute: ['Alt+M'],
  keypad: ['Alt+K'],
  hangUp: ['Alt+X'],
  consult: ['Alt+Shift+C'],
  threeWay: ['Alt+Shift+G'],
  join: ['Alt+Shift+J'],
  transfer: ['Alt+Shift+X'],
  release: ['Alt+Shift+K'],
  supervise: ['Alt+Shift+S'],
  callOut: ['Alt+Shift+D'],
  ringBack: ['Alt+Shift+H'],
  wrapUp: ['Alt+J'],
  ready: ['Alt+R'],
  away: ['Alt+B'],
  focusWhat: ['Alt+W'],
  focusPlace: ['Alt+P'],
  focusAnswer: ['Alt+I'],
  takeAll: ['F2'],
  takeService: ['Alt+S'],
  takeUrgency: ['Alt+U'],
  takeNature: ['Alt+N'],
  takeCategory: ['Alt+C'],
  takeAlso: ['Alt+G'],
  place1: ['Alt+1'],
  place2: ['Alt+2'],
  place3: ['Alt+3'],
  place4: ['Alt+4'],
  place5: ['Alt+5'],
  tripTake: ['Alt+T'],
  tripDismiss: ['Alt+Y'],
  secrecy: ['Alt+Q'],
  send: ['Ctrl+Enter'],
  answer: ['Alt+O'],
  refuse: ['Alt+L'],
  pass: ['Alt+V'],
  map: ['F5'],
  same: ['F6'],
  knowledge: ['F7'],
  history: ['F8'],
  units: ['F9'],
  cards: ['Alt+Z'],
  modules: ['Ctrl+M'],
  nextTab: ['Alt+]'],
  previousTab: ['Alt+['],
  newTicket: ['Alt+Insert'],
  tickets: ['Alt+Shift+L'],
  mine: ['Alt+Shift+M'],
  theirs: ['Alt+Shift+T'],
  both: ['Alt+Shift+B'],
  reveal: ['Alt+Shift+R'],
  command: ['/', 'Alt+/'],
  keyMap: ['?', 'F1'],
  settings: ['Alt+,'],
  signOut: ['Alt+Shift+Q'],
} as const satisfies KeyMap;

export type ActionName = keyof typeof shipped;

/** Keys that two actions want. */
export function clashes(map: KeyMap): Record<string, string[]> {
  const users: Record<string, string[]> = {};
  for (const [action, chords] of Object.entries(map)) for (const chord of chords) (users[chord] ??= []).push(action);
  return Object.fromEntries(Object.entries(users).filter(([, actions]) => actions.length > 1));
}

/** What a key does; of two that want it the first. */
export function actionOf(map: KeyMap, chord: string): string | null {
  return Object.entries(map).find(([, chords]) => chords.includes(chord))?.[0] ?? null;
}

/** One's own keys over the shipped ones; what is no longer there is left out. */
export function merged(own: unknown): Record<ActionName, readonly string[]> {
  const map: Record<string, readonly string[]> = { ...shipped };
  if (own !== null && typeof own === 'object') {
    for (const [action, chords] of Object.entries(own)) {
      if (action in shipped && Array.isArray(chords)) map[action] = chords.filter((chord): chord is string => typeof chord === 'string');
    }
  }
  return map as Record<ActionName, readonly string[]>;
}
