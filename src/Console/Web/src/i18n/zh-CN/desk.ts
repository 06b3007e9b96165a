export const desk = {
  desk: {
    queues: '排队', staffed: (ready: number, staffed: number) => `示闲 ${ready} / 在岗 ${staffed}`, answered: '今日接听', within15: '15 秒内', missed: '未接', ringing: '来电', rings: '来电:', acceptWith: (key: string) => `按 ${key} 接听`, drill: '演练',
    withheld: '号码未显示', waited: (time: string) => `已等 ${time}`, left: (n: number) => `${n} 秒后转给别人`, lookingUp: '正在查来电人…', calls30: '30 天来电', lastPlace: '上次地点', lastTicket: '上次', callColumn: '通话', formColumn: '工单', contextColumn: '参考',
    rooms: { map: '地点', same: '同一事件', knowledge: '知识', history: '历史', units: '单位', card: '处置卡' } as Record<string, string>, tabs: '打开的工单', untitled: '(未填写)', saved: '已保存', newTicket: '新建', timeline: '经过', noTimeline: '还没有记录',

  },
  callBacks: {
    title: '待回拨', short: '回拨', tag: '回拨', outbound: '外呼', number: '号码', service: '以哪条热线呼出', invalid: '请输入 1 至 20 位的号码。', none: '没有待回拨的来电。', now: '现在回拨', end: '办结', byHand: '等待人工回拨', waits: '等待空闲座席',
    missed: (n: number) => `共漏接 ${n} 次`, tried: (n: number) => `已呼 ${n} 次`, due: (time: string) => `${time} 后自动回拨`, calls: (staff: string) => `${staff} 正在回拨`,
    reasons: { Abandoned: '漏接', TurnedAway: '未能受理', CutOff: '通话中断', Asked: '来电人要求回拨' }, outcomes: { Reached: '已接通', Busy: '占线', NoAnswer: '无人接听', Refused: '号码不通', GivenUp: '我方挂断' },
    ends: { reached: '已联系上', 'called-again': '对方已再次来电', misdial: '误拨', 'not-reached': '多次未联系上', 'checked-on-site': '已派人核实' } as Record<string, string>,
  },
  supervise: {
    hint: '只列出您所管热线的通话。监听、耳语、强插会先呼叫您自己的话音;每一次操作都记入审计。', none: '现在没有通话中的座席。', reason: '理由(接管、强拆必填,4 至 200 字)',
    wishes: { Listen: '监听', Whisper: '耳语', Barge: '强插', TakeOver: '接管', ForceRelease: '强拆', Leave: '退出' },
  },
  parties: {
    title: '通话各方', target: '同事工号或外线号码', free: '空闲同事', nobody: '现在没有空闲的同事。', queues: '转入队列(空闲 / 签入)', call: '呼叫', invalid: '请输入工号,或 2 至 20 位的号码。',
    states: { Ringing: '振铃中', Consulted: '咨询中,来电人听音乐', Joined: '通话中', Muted: '已静音', Listening: '监听中', Whispering: '耳语中,只有接线员听到' }, supervisor: '班长', mute: '静音', unmute: '取消静音', release: '释放', beside: '您是受邀加入的一方',
    danger: '一、二级来电:对方应答后立即三方通话,不先协商。',
  },
  call: {
    none: '没有通话', reveal: '显示号码', revealHint: '显示完整号码会记入审计。请写明理由,至少四个字。', hold: '保持', takeBack: '取回', mute: '静音', unmute: '取消静音', keypad: '拨号盘', hangUp: '挂断', leave: '挂断(我退出)', hangUpTwice: '这是一级来电。确实要挂断,请再按一次。', callerLevel: '来电人',
    quality: (loss: number, jitter: number, roundTrip: number | null) => `丢包 ${loss}% · 抖动 ${jitter} ms${roundTrip === null ? '' : ` · 往返 ${roundTrip} ms`}`, disposition: '来电如何结束', byTicket: '见工单',
  },
  dispositions: { 误拨: '误拨', 骚扰: '骚扰', 无声: '无声', 无关: '无关', 测试: '测试', 主叫挂机: '主叫挂机', 需回拨: '需回拨' } as Record<string, string>,
  faults: {
    insecure: '本页不是加密连接,浏览器不给麦克风。', unsupported: '浏览器不支持网页通话。', denied: '浏览器不允许使用麦克风。请在地址栏左侧允许后再试。', noMicrophone: '没有找到麦克风。', busyMicrophone: '麦克风被其他程序占用。', refused: '服务器没有接受本页语音。', unreachable: '连不上语音端口。',
  } as Record<string, string>,
  script: {
    title: '此刻话术',
    greetings: {
      '110': (site: string, staff: string) => `您好,${site}110,${staff} 号接警员。请问什么事?`, '119': (site: string, staff: string) => `您好,${site}119,${staff} 号。哪里着火?烧的是什么?`, '120': (site: string, staff: string) => `您好,${site}120,${staff} 号。病人在什么位置?`,
      '122': (site: string, staff: string) => `您好,${site}122,${staff} 号。有人受伤吗?`, '12315': (site: string, staff: string) => `您好,${site}12315 消费者热线,${staff} 号。请讲。`, '12345': (site: string, staff: string) => `您好,${site}12345 政务服务便民热线,${staff} 号。请讲。`,
    } as Record<string, (site: string, staff: string) => string>,
    asks: {
      '110': ['在什么位置?附近有什么标志?', '现在有没有人受伤?对方还在吗?手里有没有东西?', '您自己安全吗?'], '119': ['在什么位置?几号楼几层?', '有没有人被困?', '烧的是什么?烟往哪边走?', '您已经出来了吗?'], '120': ['在什么位置?', '人清醒吗?呼吸正常吗?', '多大年纪?有什么病史?'],
      '122': ['在什么路、什么方向?', '有没有人受伤、被夹?', '车有没有着火、漏油?'], '12315': ['哪家商户、地址?', '什么时候买的、多少钱、有没有凭证?', '您希望怎样解决?'], '12345': ['在哪里发生的?', '什么时候开始的?找过谁?', '您希望怎样解决?', '是否需要为您保密?'],
    } as Record<string, string[]>,
    closing: (ticket: string) => `我复述一遍:……。您的工单号是 ${ticket},会用短信发给您。请问还有其他需要吗?感谢来电。`, missedYou: (site: string, service: string, staff: string) => `您好,这里是${site}${service},${staff} 号。您刚才拨打了${service},没有接通。请问需要帮助吗?`, weCall: (site: string, service: string, staff: string) => `您好,这里是${site}${service},${staff} 号。现在方便通话吗?`,
    back: '感谢您的等待。', callBack: '线路已断。一级或中断的来电须立即回拨;接不通,登记待回拨。', wrapUp: '补全工单,选好去向,再按「完成话后」。',
  },
  form: {
    none: '没有打开的工单', whatHint: '按来电人的原话记录', placeHint: '原话里的地点;候选用 Alt+数字选', categoryHint: '输入几个字或拼音首字母', partiesHint: '涉及的人、单位、车牌', answerHint: '告知来电人的内容;可从知识库采用', unsent: '尚未送达服务器,已存本机', writing: (names: string) => `${names} 正在填这一项`,
    together: (names: string) => `同时打开:${names}`, conflict: (staff: string) => `您填写时,${staff} 也改了这一项,现在是:`, cleared: '(已清空)', mine: '用我的', theirs: '用对方的', both: '两段都留', suggestions: '建议', takeAll: '全部采纳', because: '依据', noSuggestions: '填写诉求内容后,这里给出建议。', nothingSuggested: '没有建议。', noClassifier: '本中心还没有启用建议。', differs: '与已填内容不同;按这个键才会替换',
    danger: '险情', tripTake: '按紧急处置', tripDismiss: '排除', tripReason: '排除的理由(例如:已问明,说的是气话)', candidates: '候选地点', placeKept: '已选定', placeUndo: '取消选定', send: '受理派发', answer: '答复办结', refuse: '不受理', pass: '转同事', told: '告知来电人的内容',
  },
  modules: {
    find: '查常用语',
    list: [
      { name: '已告知', letters: 'ygz', text: '已告知来电人处理流程和时限。' }, { name: '要求保密', letters: 'yqbm', text: '来电人要求对承办单位保密身份。' }, { name: '要求回复', letters: 'yqhf', text: '来电人要求承办单位直接回复本人。' }, { name: '重复来电', letters: 'cfld', text: '同一事项重复来电,请核对此前工单办理情况。' },
      { name: '情绪激动', letters: 'qxjd', text: '来电人情绪激动,已安抚,请承办单位先行电话联系。' }, { name: '有儿童', letters: 'yet', text: '现场有儿童。' }, { name: '有老人', letters: 'ylr', text: '现场有行动不便的老人。' }, { name: '不得回拨', letters: 'bdhb', text: '不得回拨会响铃的电话。' },
      { name: '现场守候', letters: 'xcsh', text: '来电人在现场等候。' }, { name: '线路中断', letters: 'xlzd', text: '通话中断,已回拨。' },
    ],
  },
  refusalNames: {
    court: '应由法院处理', arbitration: '应由仲裁处理', discipline: '纪检监察事项', review: '行政复议、诉讼', disclosure: '政府信息公开申请', petition: '已进入信访程序', secret: '涉及国家或商业秘密', 'no-content': '没有实质内容', answered: '已答复并复核', misdial: '误拨', nuisance: '骚扰', silent: '无声', unrelated: '无关', test: '测试', drill: '演练', 'hung-up': '主叫挂机',
  } as Record<string, string>,
  refusalTold: {
    court: '该事项应由人民法院处理,请向有管辖权的人民法院起诉或咨询诉讼服务中心。', arbitration: '该事项应先经仲裁,请向合同约定或当地的仲裁机构申请。', discipline: '该事项由纪检监察机关受理,请拨打 12388。', review: '对该决定不服,请在期限内申请行政复议或提起行政诉讼。', disclosure: '请向掌握该信息的机关提交政府信息公开申请。',
    petition: '该事项已进入信访程序,请向受理的信访机构查询进度。', secret: '该事项涉及秘密,本热线不能受理。', 'no-content': '请补充时间、地点和诉求后再来电。', answered: '该事项已答复并经复核,没有新的事实,不再重复受理。',
  } as Record<string, string>,
  place: {
    find: '查地点:名称、道路口、灯杆和电梯编号、拼音', noFinder: '地点库还没有装入。', twice: (names: string) => `「${names}」不止一处,请问清是哪一处。`, none: '填写地点后,这里给出候选。', away: (text: string) => `距 ${text}`, sketch: '候选地点相对位置图', north: '北',
    kinds: { division: '区划', road: '道路', landmark: '地标', plate: '编号牌', grid: '网格' } as Record<string, string>, matched: { exact: '完全相符', pinyin: '拼音相符', homophone: '同音', slip: '近似' } as Record<string, string>,
  },
  same: { notHere: '本中心还没有同一事件提示。', none: '300 米、15 分钟内没有相近的工单。', why: (minutes: number, reporters: number) => `${minutes} 分钟前,${reporters} 人报过;相同的字:` },
  knowledge: {
    find: '查知识库', fromWords: '按来电内容给出', notHere: '知识库还没有装入。', none: '没有找到。', direct: '可直接办结', stale: '已过期', staleText: '这一条已过期或被标为不准,不能据此办结。', pick: '点选念给来电人的段落;不选则记全文。', readAndClose: '已念,办结', use: '放入答复', flag: '标为不准', flagged: '已标记',
    notDirect: '这一条没有授权,不能直接办结,请受理派发。',
  },
  history: { none: '30 天内没有来电。', nobody: '无人接听' },
  units: { find: '查单位、值班人(汉字或拼音首字母)', notHere: '值班通讯录还没有装入。', unit: '单位', onDuty: '值班', phone: '电话', absent: '不在岗' },
  cards: {
    titles: { silent: '无声电话', coded: '不便直说(暗语)', cpr: '心肺复苏', gas: '燃气泄漏', lift: '电梯困人', fraud: '正在被骗', suicide: '轻生' } as Record<string, string>, hint: (title: string) => `打开处置卡:${title}`, others: '其他处置卡', kinds: { do: '做', say: '说', ask: '问' } as Record<string, string>, never: '不要', yes: '是', no: '否',
    pressed: '有回应', start: (beats: number) => `节拍器 ${beats} 次/分`, stop: '停止节拍', since: (minutes: number, seconds: number) => `已按 ${minutes} 分 ${seconds} 秒`,
  },
};
