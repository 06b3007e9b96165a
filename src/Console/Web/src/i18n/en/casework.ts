export const casework = {
  casework: {
    title: 'Tickets', inbox: 'Waiting', ticket: 'Ticket', reload: 'Reload', empty: 'No ticket waits here.', more: 'Earlier ones', choose: 'Choose a ticket on the left.', state: 'State', turn: 'Whose turn', unit: 'Unit', centre: 'centre', round: 'Round', due: 'Due', nothing: 'There is nothing for you to do now.', history: 'What happened', clock: 'Clock',
    toUnit: 'To (full name of the unit)', amount: 'Longer by (in the clock’s unit)', reason: 'Reason (at least four characters)', answer: 'Answer to the citizen', days: (d: number, h: number) => `${d} d ${h} h`, left: (time: string) => `${time} left`, over: (time: string) => `${time} over`,
    colours: { Grey: 'standing', Green: 'in time', Yellow: 'nearly due', Red: 'overdue', Done: 'stopped' }, steps: { started: 'started', paused: 'paused', resumed: 'resumed', extended: 'extended', stopped: 'stopped', due: 'due' } as Record<string, string>,
    owners: { Nobody: 'over', Writer: 'its writer', Centre: 'the centre', Unit: 'the unit', ObjectionDesk: 'the objection desk', LevelAbove: 'the level above', FollowUpDesk: 'follow-up', MasterTicket: 'the master ticket' },
    moves: {
      Accept: 'Accept', AnswerDirectly: 'Answer directly', Decline: 'Not accepted', Dispatch: 'Dispatch', Split: 'Split', Merge: 'Merge', Unmerge: 'Unmerge', Sign: 'Sign', Begin: 'Begin', RequestReturn: 'Ask to return it', GrantReturn: 'Grant the return', RefuseReturn: 'Refuse the return', RequestExtension: 'Ask for more time', GrantExtension: 'Grant more time',
      RefuseExtension: 'Refuse more time', Suspend: 'Suspend', Resume: 'Go on', Whistle: 'Whistle', CallIn: 'Call others in', HandUp: 'Hand up', Reply: 'Answer', SendBack: 'Send back', Approve: 'Approve', FollowUp: 'To follow-up', Close: 'Close', Rework: 'Rework', Reopen: 'Reopen', Archive: 'Archive',
    },
  },
};
