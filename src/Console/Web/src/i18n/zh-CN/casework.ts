export const casework = {
  casework: {
    title: '工单流转', inbox: '待办', ticket: '工单', reload: '刷新', empty: '没有待办的工单。', more: '更早的', choose: '在左侧选一张工单。', state: '状态', turn: '现由', unit: '承办单位', centre: '中心', round: '第几轮', due: '到期', nothing: '现在没有您可办的事项。', history: '流转经过', clock: '时限',
    toUnit: '派给(单位全称)', amount: '延长(按时限的单位)', reason: '理由(至少四个字)', answer: '给市民的答复', days: (d: number, h: number) => `${d} 天 ${h} 小时`, left: (time: string) => `剩 ${time}`, over: (time: string) => `超 ${time}`,
    colours: { Grey: '停表', Green: '正常', Yellow: '临期', Red: '超期', Done: '已停' }, steps: { started: '起算', paused: '暂停', resumed: '恢复', extended: '延期', stopped: '停止', due: '到期' } as Record<string, string>,
    owners: { Nobody: '已办结', Writer: '填写人', Centre: '中心', Unit: '承办单位', ObjectionDesk: '派单异议审核岗', LevelAbove: '上一级', FollowUpDesk: '回访', MasterTicket: '主单' },
    moves: {
      Accept: '受理', AnswerDirectly: '直接答复', Decline: '不予受理', Dispatch: '派发', Split: '拆分', Merge: '并入', Unmerge: '取消并入', Sign: '签收', Begin: '开始办理', RequestReturn: '申请退单', GrantReturn: '同意退单', RefuseReturn: '驳回退单', RequestExtension: '申请延期', GrantExtension: '同意延期',
      RefuseExtension: '不同意延期', Suspend: '挂起', Resume: '恢复办理', Whistle: '吹哨', CallIn: '会办', HandUp: '提级', Reply: '反馈', SendBack: '退回补充', Approve: '审核通过', FollowUp: '转回访', Close: '结案', Rework: '重办', Reopen: '重新打开', Archive: '归档',
    },
  },
};
