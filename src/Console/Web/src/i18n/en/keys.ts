export const keys = {
  actions: {
    accept: 'Answer', decline: 'Not here: to somebody else', hold: 'Hold / take back', mute: 'Mute / unmute', keypad: 'Keypad', hangUp: 'Hang up', consult: 'Consult', threeWay: 'Three-way call', join: 'Join with the caller', transfer: 'Transfer (I leave)', release: 'Release the third party', supervise: 'Supervise a call', callOut: 'Call out, call back', ringBack: 'Call this caller back', wrapUp: 'Wrap-up done', ready: 'Ready', away: 'Away', focusWhat: 'To what happened', focusPlace: 'To the place',
    focusAnswer: 'To the answer', takeAll: 'Take all suggestions (empty fields only)', takeService: 'Take the service', takeUrgency: 'Take the priority', takeNature: 'Take the nature', takeCategory: 'Take the category', takeAlso: 'Take who must be told', place1: 'Take place 1',
    place2: 'Take place 2', place3: 'Take place 3', place4: 'Take place 4', place5: 'Take place 5', tripTake: 'Danger: handle as an emergency', tripDismiss: 'Danger: dismiss', secrecy: 'Open / confidential / anonymous', send: 'Accept and send', answer: 'Answered and closed', refuse: 'Not accepted / invalid',
    pass: 'Give to a colleague', map: 'Place', same: 'Same event', knowledge: 'Knowledge', history: 'Caller and place history', units: 'Units on duty', cards: 'Protocol cards', modules: 'Text modules', nextTab: 'Next ticket', previousTab: 'Previous ticket', newTicket: 'New ticket', tickets: 'Tickets on their way',
    mine: 'Conflict: keep mine', theirs: 'Conflict: take theirs', both: 'Conflict: keep both', reveal: 'Show the whole number', command: 'Command line', keyMap: 'Key map', settings: 'Settings', signOut: 'Leave the seat',
  },
  keyMap: {
    title: 'Key map', hint: 'A single letter counts only while the cursor is in no field. While an input method is composing, every key is its own.', change: 'Change', press: 'Press the new keys, Esc to leave it', clash: (names: string) => `also “${names}”`, browser: 'That key belongs to the browser.',
    inputMethod: 'That key belongs to the input method.', bare: 'Please use Alt or Ctrl with it, or a function key.', restore: 'Restore', command: 'Command',
  },
  commandLine: { label: 'Command line', placeholder: '/ type a command, as /hold or /place Elm Lane', unknown: (text: string) => `There is no command “${text}”.`, notNow: (name: string) => `“${name}” is not possible now.` },
  commandWords: {
    accept: 'accept answer-call', decline: 'decline', hold: 'hold unhold', mute: 'mute unmute', keypad: 'keypad dtmf', hangUp: 'hangup bye', consult: 'consult', threeWay: 'three-way conference', join: 'join', transfer: 'transfer', release: 'release', supervise: 'supervise listen', callOut: 'call-out call-back dial', ringBack: 'ring-back', wrapUp: 'done', ready: 'ready', away: 'away break', focusWhat: 'what', focusPlace: 'place', focusAnswer: 'answer', takeAll: 'take', takeService: 'take-service',
    takeUrgency: 'take-priority', takeNature: 'take-nature', takeCategory: 'take-category', takeAlso: 'take-also', place1: 'place1', place2: 'place2', place3: 'place3', place4: 'place4', place5: 'place5', tripTake: 'danger', tripDismiss: 'dismiss', secrecy: 'secret confidential', send: 'send accept-ticket',
    answer: 'close', refuse: 'refuse', pass: 'pass', map: 'map', same: 'same', knowledge: 'kb knowledge', history: 'history', units: 'units', cards: 'card', modules: 'module', nextTab: 'next', previousTab: 'previous', newTicket: 'new', tickets: 'tickets inbox', mine: 'mine', theirs: 'theirs', both: 'both', reveal: 'reveal', command: 'command',
    keyMap: 'keys help', settings: 'settings', signOut: 'signout',
  },
};
