export const desk = {
  desk: {
    queues: 'Queues', staffed: (ready: number, staffed: number) => `${ready} ready of ${staffed} on duty`, answered: 'Taken today', within15: 'within 15 s', missed: 'missed', ringing: 'Incoming', rings: 'Incoming:', acceptWith: (key: string) => `press ${key} to answer`, drill: 'Drill',
    withheld: 'number withheld', waited: (time: string) => `waiting ${time}`, left: (n: number) => `goes on in ${n} s`, lookingUp: 'looking the caller up…', calls30: 'calls in 30 days', lastPlace: 'last place', lastTicket: 'last', callColumn: 'Call', formColumn: 'Ticket', contextColumn: 'Context',
    rooms: { map: 'Place', same: 'Same', knowledge: 'Articles', history: 'History', units: 'Units', card: 'Cards' } as Record<string, string>, tabs: 'Open tickets', untitled: '(empty)', saved: 'saved', newTicket: 'New', timeline: 'What happened', noTimeline: 'Nothing yet',
  },
  callBacks: {
    title: 'To be called back', short: 'Call-backs', tag: 'Call-back', outbound: 'Outgoing', number: 'Number', service: 'In the name of', invalid: 'Type a number of 1 to 20 digits.', none: 'Nobody is to be called back.', now: 'Call now', end: 'Done', byHand: 'A person has to call', waits: 'waits for a free seat',
    missed: (n: number) => `${n} calls missed`, tried: (n: number) => (n === 1 ? 'called once' : `called ${n} times`), due: (time: string) => `called by itself in ${time}`, calls: (staff: string) => `${staff} is calling`,
    reasons: { Abandoned: 'missed', TurnedAway: 'turned away', CutOff: 'cut off', Asked: 'asked for it' }, outcomes: { Reached: 'reached', Busy: 'busy', NoAnswer: 'no answer', Refused: 'not reachable', GivenUp: 'we hung up' },
    ends: { reached: 'Reached', 'called-again': 'Has called again', misdial: 'Misdialled', 'not-reached': 'Not reached', 'checked-on-site': 'Checked on site' } as Record<string, string>,
  },
  supervise: {
    hint: 'Only calls of your own numbers. To listen, whisper or barge in your own voice is rung first; everything is kept in the audit.', none: 'Nobody is in a call now.', reason: 'Reason (needed to take over and to release by force, 4 to 200 characters)',
    wishes: { Listen: 'Listen', Whisper: 'Whisper', Barge: 'Barge in', TakeOver: 'Take over', ForceRelease: 'Release by force', Leave: 'Leave' },
  },
  parties: {
    title: 'Who is in the call', target: 'Staff number or outside number', free: 'Free colleagues', nobody: 'No colleague is free now.', queues: 'Into a queue (free / signed in)', call: 'Call', invalid: 'Type a staff number, or a number of 2 to 20 digits.',
    states: { Ringing: 'Ringing', Consulted: 'Consulted; the caller hears music', Joined: 'In the call', Muted: 'Muted', Listening: 'Listening', Whispering: 'Whispering to the agent only' }, supervisor: 'Supervisor', mute: 'Mute', unmute: 'Unmute', release: 'Release', beside: 'You were called in',
    danger: 'P1 and P2: all hear each other as soon as the other side answers; nobody negotiates first.',
  },
  call: {
    none: 'No call', reveal: 'Show number', revealHint: 'Showing the whole number is kept in the audit. Please say why, in at least four characters.', hold: 'Hold', takeBack: 'Take back', mute: 'Mute', unmute: 'Unmute', keypad: 'Keypad', hangUp: 'Hang up', leave: 'Hang up (I leave)', hangUpTwice: 'This call is P1. Press once more to hang up.',
    callerLevel: 'Caller', quality: (loss: number, jitter: number, roundTrip: number | null) => `loss ${loss}% · jitter ${jitter} ms${roundTrip === null ? '' : ` · round trip ${roundTrip} ms`}`, disposition: 'How the call ended', byTicket: 'see ticket',
  },
  dispositions: { 误拨: 'Misdialled', 骚扰: 'Nuisance', 无声: 'Silent', 无关: 'Irrelevant', 测试: 'Test', 主叫挂机: 'Caller hung up', 需回拨: 'Call back' } as Record<string, string>,
  faults: {
    insecure: 'This page is not encrypted: the browser gives no microphone.', unsupported: 'This browser cannot make calls.', denied: 'The browser does not allow the microphone. Allow it left of the address and try again.', noMicrophone: 'No microphone was found.', busyMicrophone: 'Another program holds the microphone.',
    refused: 'The server did not accept this page’s voice.', unreachable: 'The voice port is not reached.',
  } as Record<string, string>,
  script: {
    title: 'Say now',
    greetings: {
      '110': (site: string, staff: string) => `Hello, ${site} 110, operator ${staff}. What happened?`, '119': (site: string, staff: string) => `Hello, ${site} 119, number ${staff}. Where is the fire? What burns?`, '120': (site: string, staff: string) => `Hello, ${site} 120, number ${staff}. Where is the patient?`,
      '122': (site: string, staff: string) => `Hello, ${site} 122, number ${staff}. Is anybody hurt?`, '12315': (site: string, staff: string) => `Hello, ${site} 12315 consumer line, number ${staff}. How can I help?`, '12345': (site: string, staff: string) => `Hello, ${site} 12345 government line, number ${staff}. How can I help?`,
    } as Record<string, (site: string, staff: string) => string>,
    asks: {
      '110': ['Where is it? What can you see around you?', 'Is anybody hurt? Is he still there? Has he anything in his hand?', 'Are you safe yourself?'], '119': ['Where is it? Which building, which floor?', 'Is anybody trapped?', 'What burns? Where does the smoke go?', 'Are you out already?'],
      '120': ['Where is it?', 'Is the person awake? Breathing normally?', 'How old? Any illness?'], '122': ['Which road, which direction?', 'Is anybody hurt or trapped?', 'Any fire, any leaking fuel?'], '12315': ['Which trader, where?', 'Bought when, for how much, any receipt?', 'What should be done?'],
      '12345': ['Where is it?', 'Since when? Whom have you asked?', 'What should be done?', 'Shall your name be kept confidential?'],
    } as Record<string, string[]>,
    missedYou: (site: string, service: string, staff: string) => `Hello, this is ${service} of ${site}, number ${staff}. You have just called ${service} and were not put through. Do you need help?`, weCall: (site: string, service: string, staff: string) => `Hello, this is ${service} of ${site}, number ${staff}. May I talk with you now?`,
    closing: (ticket: string) => `Let me read it back: … Your ticket is ${ticket}; it comes to you as a text message. Is there anything else? Thank you for calling.`, back: 'Thank you for waiting.', callBack: 'The line is gone. A P1 or a broken call is called back at once; if nobody answers, keep it for a call-back.',
    wrapUp: 'Complete the ticket, decide where it goes, then press “Wrap-up done”.',
  },
  form: {
    none: 'No ticket is open', whatHint: 'In the caller’s own words', placeHint: 'The place as said; take a candidate with Alt and its digit', categoryHint: 'A few characters or first letters of the pinyin', partiesHint: 'People, firms, number plates', answerHint: 'What the caller was told; can come from the knowledge base', unsent: 'Not at the server yet, kept on this machine',
    writing: (names: string) => `${names} is writing here`, together: (names: string) => `Open at: ${names}`, conflict: (staff: string) => `While you wrote, ${staff} changed this too. It says now:`, cleared: '(cleared)', mine: 'Keep mine', theirs: 'Take theirs', both: 'Keep both', suggestions: 'Suggestions', takeAll: 'Take all', because: 'because of',
    noSuggestions: 'Write what happened, and suggestions appear here.', nothingSuggested: 'No suggestion.', noClassifier: 'This centre makes no suggestions yet.', differs: 'Differs from what is written: only this key replaces it', danger: 'Danger', tripTake: 'Handle as emergency', tripDismiss: 'Dismiss', tripReason: 'Why it is dismissed (asked: only a manner of speaking)', candidates: 'Places that it may be', placeKept: 'chosen',
    placeUndo: 'Take the choice back', send: 'Accept, send', answer: 'Answered', refuse: 'Refuse', pass: 'Give away', told: 'What the caller was told',
  },
  modules: {
    find: 'Find a text',
    list: [
      { name: 'Told', letters: 'told', text: 'The caller was told how it goes on and by when.' }, { name: 'Confidential', letters: 'conf', text: 'The caller wants his identity kept from the unit.' }, { name: 'Wants an answer', letters: 'answer', text: 'The caller wants to be answered by the unit itself.' }, { name: 'Again', letters: 'again', text: 'Called before about the same matter: please look at the earlier tickets.' },
      { name: 'Upset', letters: 'upset', text: 'The caller is upset and was calmed; please call first.' }, { name: 'Children', letters: 'child', text: 'Children are at the scene.' }, { name: 'Old people', letters: 'old', text: 'Old people who cannot walk well are at the scene.' }, { name: 'No call back', letters: 'nocall', text: 'No call back that would ring aloud.' },
      { name: 'Waits there', letters: 'wait', text: 'The caller waits at the scene.' }, { name: 'Line lost', letters: 'lost', text: 'The call broke off and was called back.' },
    ],
  },
  refusalNames: {
    court: 'For a court', arbitration: 'For arbitration', discipline: 'For discipline inspection', review: 'Administrative review or suit', disclosure: 'Disclosure request', petition: 'Already a petition', secret: 'State or trade secret', 'no-content': 'No content', answered: 'Answered and reviewed', misdial: 'Misdialled', nuisance: 'Nuisance', silent: 'Silent', unrelated: 'Irrelevant', test: 'Test',
    drill: 'Drill', 'hung-up': 'Caller hung up',
  } as Record<string, string>,
  refusalTold: {
    court: 'This is for a court: please go to the court in charge or ask its service centre.', arbitration: 'This goes to arbitration first: please apply to the body named in the contract or the local one.', discipline: 'This is for discipline inspection: please call 12388.', review: 'Against that decision you can ask for administrative review or sue, within the time limit.',
    disclosure: 'Please send a disclosure request to the authority that has the information.', petition: 'This is a petition already: please ask the petition office about it.', secret: 'This touches a secret and cannot be taken here.', 'no-content': 'Please call again with time, place and what you want.', answered: 'This was answered and reviewed; without new facts it is not taken again.',
  } as Record<string, string>,
  place: {
    find: 'Find a place: name, junction, lamp post or lift number, pinyin', noFinder: 'No places are loaded yet.', twice: (names: string) => `“${names}” is at more than one place: please ask which.`, none: 'Write the place, and candidates appear here.', away: (text: string) => `${text} away`, sketch: 'Sketch of where the candidates lie', north: 'N',
    kinds: { division: 'division', road: 'road', landmark: 'landmark', plate: 'plate', grid: 'grid' } as Record<string, string>, matched: { exact: 'exact', pinyin: 'by pinyin', homophone: 'sounds the same', slip: 'nearly' } as Record<string, string>,
  },
  same: { notHere: 'This centre has no same-event hint yet.', none: 'No ticket like it within 300 m and 15 minutes.', why: (minutes: number, reporters: number) => `${minutes} min ago, ${reporters} reporter${reporters === 1 ? '' : 's'}; the same words:` },
  knowledge: {
    find: 'Find an article', fromWords: 'From what the caller said', notHere: 'No knowledge base is loaded yet.', none: 'Nothing found.', direct: 'may be closed', stale: 'out of date', staleText: 'This article is out of date or was marked as wrong: nothing may be closed on it.', pick: 'Pick the paragraphs that you read out; without a pick all of it is kept.',
    readAndClose: 'Read out, close', use: 'Put into the answer', flag: 'Mark as wrong', flagged: 'marked', notDirect: 'This article may not be closed on the line: accept and send the ticket.',
  },
  history: { none: 'No call in 30 days.', nobody: 'nobody answered' },
  units: { find: 'Find a unit or who is on duty (characters or first letters of the pinyin)', notHere: 'No duty directory is loaded yet.', unit: 'Unit', onDuty: 'On duty', phone: 'Phone', absent: 'absent' },
  cards: {
    titles: { silent: 'Silent call', coded: 'Cannot speak freely', cpr: 'CPR', gas: 'Gas', lift: 'Trapped in a lift', fraud: 'Fraud under way', suicide: 'Suicide' } as Record<string, string>, hint: (title: string) => `Open the card: ${title}`, others: 'Other cards', kinds: { do: 'do', say: 'say', ask: 'ask' } as Record<string, string>, never: 'Do not',
    yes: 'yes', no: 'no', pressed: 'answered', start: (beats: number) => `Metronome ${beats}/min`, stop: 'Stop the beat', since: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
  },
};
