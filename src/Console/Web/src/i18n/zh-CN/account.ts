export const account = {
  signIn: {
    title: '登录', staff: '工号', password: '密码', code: '验证器 6 位数字', go: '登录', codeHint: '打开手机上的验证器,输入当前的 6 位数字。',
    cards: '演示角色', cardsHint: '点一张卡片,以该角色登录。', language: 'English', busy: '正在登录…',
  },
  password: {
    title: '修改密码', must: '首次登录须修改密码,之后才能使用。', present: '现在的密码', next: '新密码', again: '再输一次新密码', rule: '至少 12 个字符,可以是一句话。', differ: '两次输入不一致。', short: '至少 12 个字符。',
    same: '新密码不能与现在的相同。', go: '修改',
  },
  authenticator: {
    title: '验证器', on: '已启用', off: '未启用', setUp: '设置验证器', again: '重新设置', scan: '用手机验证器扫描二维码,再输入显示的 6 位数字。', manual: '不能扫描时,手工输入密钥:', prove: '启用', qr: '验证器二维码', done: '验证器已启用。',
  },
  sessions: { title: '登录记录', present: '本页', end: '注销', began: '登录', seen: '最近', address: '地址', browser: '浏览器', hint: '不认识的登录请注销并修改密码。', },
  shift: {
    title: '班前检查', hello: (name: string) => `${name},您好`, voice: '用什么通话', web: '耳机(本页)', phone: '话机', phoneNumber: '话机账号', go: '签入座席', skip: '跳过检查,直接签入', headset: '耳机试音', microphone: '麦克风', speaker: '耳机输出',
    ring: '铃声', ringDevice: '响铃设备', ringVolume: '响铃音量', tone: (n: number) => `铃声 ${n}`, tryUrgent: '试听紧急', tryNormal: '试听普通', echo: '回声测试', echoStop: '停止', echoHint: '说一句话,1 秒后应在耳机里听到自己。',
    inLevel: '麦克风', outLevel: '耳机', silent: '没有声音:请检查耳机的静音键和插头。', good: '听得到,音量合适。', loud: '声音过大,请调低麦克风。', connecting: '正在连接语音…', connected: '语音已连接',
    lost: '语音断开,正在重连', off: '语音未连接', connect: '连接语音', defaultDevice: '系统默认', unblock: '允许出声', buttons: '耳机按键', chooseHeadset: '选择耳机', waiting: '正在取座席状态…',
  },
  settings: {
    title: '设置', language: '语言', theme: '明暗', themes: { auto: '随系统', light: '浅色', dark: '深色' } as Record<string, string>, density: '疏密', densities: { comfortable: '舒适', compact: '紧凑' } as Record<string, string>,
    account: '账户', display: '显示', sound: '声音', signOut: '退出登录',
  },
  signOut: {
    title: '签出', text: '签出后不再派来电。', drafts: (n: number) => `有 ${n} 张未完成的工单,请交给在岗同事:`, successor: '交给', filter: '按姓名或工号找', go: '签出座席', leave: '签出并退出登录', nobody: '现在没有其他在岗同事,请先完成工单。', inCall: '通话或话后处理未结束,不能签出。',
    unsent: (n: number) => `有 ${n} 项内容尚未送达服务器,请等待连接恢复。`,
  },
};
