export const words = {
  product: '一号通',
  banner: '演示城市:全部人物、号码和事件均为虚构',
  loading: '正在打开…',
  failed: { title: '这一块出错了', text: '其余部分可以继续使用。', again: '重新打开这一块' },
  common: {
    cancel: '取消', close: '关闭', back: '返回', empty: '没有内容',
    reason: '理由',
  },
  link: {
    dot: { green: '已连接', amber: '正在连接', red: '连接中断' } as Record<string, string>,
    explain: {
      green: '与服务器的连接正常,屏幕内容完整。', amber: '正在重新连接或补取内容,可以继续填写。', red: '连接中断,正在不断重试。可以继续填写,内容已存在本机。',
    } as Record<string, string>,
    kept: (n: number) => `${n} 项待发送`,
    notSent: '没有连接,未能发出。', late: '已超过 2 秒,未再发出,以免误控下一个来电。', unreached: '连不上服务器。', notDurable: '本浏览器不保存草稿,请勿关闭或刷新页面。',
    sessionOver: '登录已失效,请重新登录。已填内容都在。',
  },
  services: { '110': '110 报警', '119': '119 火警', '120': '120 急救', '122': '122 交通事故', '12315': '12315 消费', '12345': '12345 政务' } as Record<string, string>,
  queues: { police: '警情', fire: '火警', medical: '急救', traffic: '交通', consumer: '消费', government: '政务' } as Record<string, string>,
  priority: { P1: '一级', P2: '二级', P3: '三级', P4: '四级' } as Record<string, string>,
  priorityHint: { P1: '危及生命', P2: '紧急', P3: '一般', P4: '咨询' } as Record<string, string>,
  natures: { 报警: '报警', 求助: '求助', 咨询: '咨询', 投诉: '投诉', 举报: '举报', 建议: '建议', 表扬: '表扬', 无效: '无效' } as Record<string, string>,
  secrecy: { open: '公开', confidential: '保密', anonymous: '匿名' } as Record<string, string>,
  states: { SignedOut: '离线', Ready: '示闲', Reserved: '振铃', Talking: '通话', WrapUp: '话后', NotReady: '示忙' } as Record<string, string>,
  causes: {
    None: '', OwnWish: '本人操作', RingNoAnswer: '振铃未接', PhoneRefused: '话机拒接', PhoneGone: '语音断开', Call: '通话', WrapUpOver: '话后时限已到', DrillOver: '演练结束',
    Replaced: '在别处签入', ServerRestarted: '服务器重启', Urgent: '急警优先',
  } as Record<string, string>,
  away: { break: '小休', meal: '用餐', training: '培训', meeting: '会议', work: '案头工作', other: '其他' } as Record<string, string>,
  phases: { Ringing: '振铃', Talking: '通话中', Held: '保持中', Calling: '正在呼叫', Ended: '已结束' } as Record<string, string>,
  endedBy: { Caller: '来电人挂断', Agent: '座席挂断', ForwardedParty: '转接方挂断', System: '系统结束', LineLost: '线路中断', busy: '占线', 'no-answer': '无人接听', refused: '号码不通', 'hung-up': '座席挂断', 'line-lost': '线路中断' } as Record<string, string>,
  ticketStates: {
    Draft: '填写中', Accepted: '已受理', DirectAnswered: '已答复办结', Dispatched: '已派发', SignedFor: '已签收', InProgress: '办理中', Replied: '已反馈', FollowUp: '回访中', Closed: '已结案', NotAccepted: '不予受理', ReturnRequested: '申请退单', ExtensionRequested: '申请延期', Suspended: '已挂起', Whistled: '已吹哨', CoHandled: '会办中', HandedUp: '已提级', Reviewed: '已审核', Rework: '重办', Archived: '已归档', Merged: '已并入', Split: '已拆分',
  } as Record<string, string>,
  fields: {
    What: '诉求内容', Place: '地点', PlaceId: '选定地点', Service: '主办线', Also: '并告', Urgency: '级别', Nature: '性质', Category: '类别', CallerName: '姓名', Contact: '联系电话', Secrecy: '身份',
    Parties: '涉及方', Answer: '答复内容', Note: '内部备注',
  } as Record<string, string>,
};
