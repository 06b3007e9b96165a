export const account = {
  signIn: {
    title: 'Sign in', staff: 'Staff number', password: 'Password', code: 'Six digits of the authenticator', go: 'Sign in', codeHint: 'Open the authenticator on your phone and type its six digits.',
    cards: 'Demonstration roles', cardsHint: 'Pick a card to sign in as that role.', language: '中文', busy: 'Signing in…',
  },
  password: {
    title: 'Change the password', must: 'The password must be changed before anything else.', present: 'Present password', next: 'New password', again: 'New password again', rule: 'At least 12 characters; a sentence is fine.', differ: 'The two are not the same.',
    short: 'At least 12 characters.', same: 'The new password must be another one.', go: 'Change',
  },
  authenticator: {
    title: 'Authenticator', on: 'in force', off: 'not set up', setUp: 'Set up an authenticator', again: 'Set up anew', scan: 'Scan the QR code with the authenticator on your phone, then type the six digits that it shows.', manual: 'If you cannot scan, type this secret:',
    prove: 'Put in force', qr: 'QR code for the authenticator', done: 'The authenticator is in force.',
  },
  sessions: { title: 'Sessions', present: 'this page', end: 'End', began: 'Began', seen: 'Last seen', address: 'Address', browser: 'Browser', hint: 'End a session that you do not know, and change the password.', },
  shift: {
    title: 'Before the shift', hello: (name: string) => `Hello, ${name}`, voice: 'Your voice', web: 'Headset (this page)', phone: 'Desk phone', phoneNumber: 'Account of the phone', go: 'Take the seat', skip: 'Skip the test and take the seat', headset: 'Headset test', microphone: 'Microphone', speaker: 'Earphones',
    ring: 'Ringing', ringDevice: 'Rings at', ringVolume: 'Volume', tone: (n: number) => `Tone ${n}`, tryUrgent: 'Try urgent', tryNormal: 'Try normal', echo: 'Echo test', echoStop: 'Stop', echoHint: 'Say something: you should hear yourself after one second.', inLevel: 'Microphone',
    outLevel: 'Earphones', silent: 'Nothing is heard: check the mute key and the plug.', good: 'You are heard well.', loud: 'Too loud: turn the microphone down.', connecting: 'Connecting the voice…',
    connected: 'Voice connected', lost: 'Voice lost, connecting again', off: 'Voice not connected', connect: 'Connect the voice', defaultDevice: 'System default', unblock: 'Let sound out', buttons: 'Headset buttons', chooseHeadset: 'Choose a headset',
    waiting: 'Asking for the seat…',
  },
  settings: {
    title: 'Settings', language: 'Language', theme: 'Light or dark', themes: { auto: 'As the system', light: 'Light', dark: 'Dark' } as Record<string, string>, density: 'Density', densities: { comfortable: 'Comfortable', compact: 'Compact' } as Record<string, string>, account: 'Account',
    display: 'Display', sound: 'Sound', signOut: 'Sign out',
  },
  signOut: {
    title: 'Leave the seat', text: 'No more calls come to this seat.', drafts: (n: number) => `${n} unfinished ticket${n === 1 ? '' : 's'}: give ${n === 1 ? 'it' : 'them'} to a colleague on duty:`, successor: 'Give to', filter: 'Name or staff number', go: 'Leave the seat', leave: 'Leave and sign out',
    nobody: 'No colleague is on duty: please finish the tickets first.', inCall: 'The call or its wrap-up is not over.', unsent: (n: number) => `${n} item${n === 1 ? ' has' : 's have'} not reached the server yet: please wait for the connection.`,
  },
};
