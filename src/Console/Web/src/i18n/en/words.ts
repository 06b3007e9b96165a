export const words = {
  product: 'One Number',
  banner: 'Demonstration city: every person, number and event is invented',
  loading: 'Opening…',
  failed: { title: 'This part failed', text: 'Everything else can still be used.', again: 'Open this part again' },
  common: {
    cancel: 'Cancel', close: 'Close', back: 'Back', empty: 'Nothing here',
    reason: 'Reason',
  },
  link: {
    dot: { green: 'Connected', amber: 'Connecting', red: 'No connection' } as Record<string, string>,
    explain: {
      green: 'The link to the server is good and the screen is complete.', amber: 'Connecting again or fetching what is missing; you can go on writing.',
      red: 'The link is broken and is being tried without pause. You can go on writing: the text is kept on this machine.',
    } as Record<string, string>,
    kept: (n: number) => `${n} to send`,
    notSent: 'No connection: it was not sent.', late: 'More than 2 s old: not sent, so that it cannot hit the next call.', unreached: 'The server is not reached.',
    notDurable: 'This browser keeps no drafts: do not close or reload the page.',
    sessionOver: 'The session is over, please sign in again. Everything that you wrote is still here.',
  },
  services: { '110': '110 police', '119': '119 fire', '120': '120 medical', '122': '122 traffic', '12315': '12315 consumer', '12345': '12345 government' } as Record<string, string>,
  queues: { police: 'Police', fire: 'Fire', medical: 'Medical', traffic: 'Traffic', consumer: 'Consumer', government: 'Government' } as Record<string, string>,
  priority: { P1: 'P1', P2: 'P2', P3: 'P3', P4: 'P4' } as Record<string, string>,
  priorityHint: { P1: 'life at risk', P2: 'urgent', P3: 'normal', P4: 'enquiry' } as Record<string, string>,
  natures: { 报警: 'Report', 求助: 'Help', 咨询: 'Ask', 投诉: 'Complaint', 举报: 'Tip-off', 建议: 'Idea', 表扬: 'Praise', 无效: 'Invalid' } as Record<string, string>,
  secrecy: { open: 'Open', confidential: 'Confidential', anonymous: 'Anonymous' } as Record<string, string>,
  states: { SignedOut: 'Offline', Ready: 'Ready', Reserved: 'Ringing', Talking: 'Talking', WrapUp: 'Wrap-up', NotReady: 'Away' } as Record<string, string>,
  causes: {
    None: '', OwnWish: 'own choice', RingNoAnswer: 'did not answer', PhoneRefused: 'phone refused', PhoneGone: 'voice lost', Call: 'call', WrapUpOver: 'wrap-up time is over', DrillOver: 'drill over',
    Replaced: 'signed in elsewhere', Urgent: 'a life was at risk', ServerRestarted: 'server restarted',
  } as Record<string, string>,
  away: { break: 'Break', meal: 'Meal', training: 'Training', meeting: 'Meeting', work: 'Desk work', other: 'Other' } as Record<string, string>,
  phases: { Ringing: 'Ringing', Talking: 'Talking', Held: 'On hold', Calling: 'Calling', Ended: 'Ended' } as Record<string, string>,
  endedBy: { Caller: 'caller hung up', Agent: 'agent hung up', ForwardedParty: 'forwarded party hung up', System: 'ended by the system', LineLost: 'line lost', busy: 'busy', 'no-answer': 'no answer', refused: 'not reachable', 'hung-up': 'agent hung up', 'line-lost': 'line lost' } as Record<string, string>,
  ticketStates: {
    Draft: 'Being written', Accepted: 'Accepted', DirectAnswered: 'Answered and closed', Dispatched: 'Sent out', SignedFor: 'Signed for', InProgress: 'Being handled', Replied: 'Replied', FollowUp: 'Follow-up', Closed: 'Closed', NotAccepted: 'Not accepted', ReturnRequested: 'Return asked for', ExtensionRequested: 'More time asked for', Suspended: 'Suspended', Whistled: 'Whistled', CoHandled: 'Handled jointly', HandedUp: 'Handed up', Reviewed: 'Approved', Rework: 'Rework', Archived: 'Archived', Merged: 'Merged', Split: 'Split',
  } as Record<string, string>,
  fields: {
    What: 'What happened', Place: 'Place', PlaceId: 'Chosen place', Service: 'Leads', Also: 'Also tell', Urgency: 'Priority', Nature: 'Nature', Category: 'Category', CallerName: 'Name', Contact: 'Contact',
    Secrecy: 'Identity', Parties: 'Involved', Answer: 'Told', Note: 'Note',
  } as Record<string, string>,
};
