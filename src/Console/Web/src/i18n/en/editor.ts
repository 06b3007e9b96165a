export const editor = {
  editor: {
    title: 'Knowledge base', lists: { InReview: 'To review', Draft: 'Drafts', Published: 'Published', stale: 'To renew', missed: 'Asked in vain' } as Record<string, string>, find: 'Find a published article', none: 'No articles.', fresh: 'New article', choose: 'Choose an article on the left, or make a new one.',
    states: { Draft: 'Draft', InReview: 'In review', Published: 'Published', Superseded: 'Superseded', Withdrawn: 'Withdrawn' } as Record<string, string>, versions: 'Versions', times: (n: number) => `${n} times`, flags: (n: number) => `${n} say it is wrong`, lastAsked: 'last asked',
    fields: { id: 'Number', title: 'Question', category: 'Category', owner: 'Owner', area: 'Area', kind: 'Kind', direct: 'Delegation (may be empty)', keywords: 'What people say (parted by blanks)', body: 'Text (paragraphs parted by empty lines, each can be read out alone)', validFrom: 'Valid from', validTo: 'Valid until (may be empty)' },
    kinds: { 指: 'Papers and steps', 卡: 'Procedure card', 口: 'Approved wording' } as Record<string, string>,
    moves: { Submit: 'Submit', Publish: 'Publish', Return: 'Return to author', Withdraw: 'Withdraw' } as Record<string, string>, edit: 'Edit', save: 'Save draft', newVersion: 'Write a new version', reason: 'Reason (needed to return or withdraw)', by: 'written by', reviewed: 'reviewed by', changed: 'changed',
    told: 'Callers who were told an older version: call them back', toldNone: 'Nobody was told an older version.', loseHint: 'Changes that were not saved are lost.', write: 'Write an article for this',
  },
};
