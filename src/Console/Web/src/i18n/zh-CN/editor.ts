export const editor = {
  editor: {
    title: '知识库维护', lists: { InReview: '待审', Draft: '草稿', Published: '已发布', stale: '待更新', missed: '查不到的' } as Record<string, string>, find: '查已发布的条目', none: '没有条目。', fresh: '新建条目', choose: '从左侧选一条,或新建。',
    states: { Draft: '草稿', InReview: '待审', Published: '已发布', Superseded: '已被新版取代', Withdrawn: '已撤回' } as Record<string, string>, versions: '版本', times: (n: number) => `${n} 次`, flags: (n: number) => `${n} 人标为不准`, lastAsked: '最近一次',
    fields: { id: '编号', title: '问题', category: '类别', owner: '责任单位', area: '适用范围', kind: '种类', direct: '授权编号(可空)', keywords: '人们怎么说(空格分隔)', body: '正文(空行分段,每段能单独念)', validFrom: '生效日', validTo: '失效日(可空)' },
    kinds: { 指: '指 · 材料与步骤', 卡: '卡 · 处置卡', 口: '口 · 核准口径' } as Record<string, string>,
    moves: { Submit: '提交审核', Publish: '发布', Return: '退回作者', Withdraw: '撤回' } as Record<string, string>, edit: '修改', save: '保存草稿', newVersion: '写新版本', reason: '原因(退回或撤回须填)', by: '编写', reviewed: '审核', changed: '改动',
    told: '按旧版答复过的来电,须回访', toldNone: '没有人按旧版得到过答复。', loseHint: '未保存的改动会丢失。', write: '为此写一条',
  },
};
