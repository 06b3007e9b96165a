export const keys = {
  actions: {
    accept: '接听', decline: '不接,转给别人', hold: '保持 / 取回', mute: '静音 / 取消', keypad: '拨号盘', hangUp: '挂断', consult: '咨询', threeWay: '三方通话', join: '合并为三方', transfer: '转接(我退出)', release: '释放第三方', supervise: '监管通话', callOut: '外呼与回拨', ringBack: '立即回拨来电人', wrapUp: '完成话后', ready: '示闲', away: '示忙', focusWhat: '到诉求内容', focusPlace: '到地点',
    focusAnswer: '到答复内容', takeAll: '采纳全部建议(只填空项)', takeService: '采纳建议的主办线', takeUrgency: '采纳建议的级别', takeNature: '采纳建议的性质', takeCategory: '采纳建议的类别', takeAlso: '采纳建议的并告', place1: '选候选地点 1',
    place2: '选候选地点 2', place3: '选候选地点 3', place4: '选候选地点 4', place5: '选候选地点 5', tripTake: '险情:立即按紧急处置', tripDismiss: '险情:排除', secrecy: '公开 / 保密 / 匿名', send: '受理派发', answer: '答复办结', refuse: '不予受理 / 无效', pass: '交给同事', map: '地点',
    same: '同一事件', knowledge: '知识库', history: '来电人与地点历史', units: '单位与值班', cards: '处置卡', modules: '常用语', nextTab: '下一张工单', previousTab: '上一张工单', newTicket: '新建工单', tickets: '工单流转', mine: '冲突:用我的', theirs: '冲突:用对方的',
    both: '冲突:两段都留', reveal: '显示完整号码', command: '命令行', keyMap: '按键表', settings: '设置', signOut: '签出',
  },
  keyMap: {
    title: '按键表', hint: '单个字母只在光标不在输入框时有效。正在用输入法选字时,所有按键都归输入法。', change: '改键', press: '请按新的组合键,Esc 取消', clash: (names: string) => `与「${names}」相同`, browser: '这是浏览器的按键,不能改用。', inputMethod: '这是输入法的按键,不能改用。',
    bare: '请与 Alt 或 Ctrl 组合,或用功能键。', restore: '恢复默认', command: '命令',
  },
  commandLine: { label: '命令行', placeholder: '/ 输入命令,如 /保持、/地点 榆钱巷', unknown: (text: string) => `没有「${text}」这个命令。`, notNow: (name: string) => `现在不能「${name}」。` },
  commandWords: {
    accept: '接听 jieting jt', decline: '不接 bujie', hold: '保持 取回 baochi bc', mute: '静音 jingyin jy', keypad: '拨号 bohao bh', hangUp: '挂断 guaduan gd', consult: '咨询 zixun zx', threeWay: '三方 会议 sanfang sf', join: '合并 hebing hb', transfer: '转接 zhuanjie', release: '释放 shifang', supervise: '监管 监听 jianguan jg', callOut: '外呼 回拨 waihu wh huibo hb2', ringBack: '立即回拨 lijihuibo ljhb', wrapUp: '完成 wancheng wc', ready: '示闲 shixian sx', away: '示忙 shimang sm', focusWhat: '内容 neirong nr',
    focusPlace: '地点 didian dd', focusAnswer: '答复 dafu df', takeAll: '采纳 caina cn', takeService: '采纳主办', takeUrgency: '采纳级别', takeNature: '采纳性质', takeCategory: '采纳类别', takeAlso: '采纳并告', place1: '地点一', place2: '地点二', place3: '地点三', place4: '地点四', place5: '地点五',
    tripTake: '险情 xianqing xq', tripDismiss: '排除 paichu pc', secrecy: '保密 baomi bm', send: '受理 shouli sl', answer: '办结 banjie bj', refuse: '不予受理 buyushouli by', pass: '转交 zhuanjiao zj', map: '地图 ditu dt', same: '同一事件 tongyi ty', knowledge: '知识 zhishi zs',
    history: '历史 lishi ls', units: '单位 danwei dw', cards: '处置卡 chuzhika czk', modules: '常用语 changyongyu cyy', nextTab: '下一张', previousTab: '上一张', newTicket: '新建 xinjian xj', tickets: '工单 流转 gongdan gd2', mine: '用我的', theirs: '用对方的', both: '都留', reveal: '显示号码 haoma hm', command: '命令', keyMap: '按键 anjian aj',
    settings: '设置 shezhi sz', signOut: '签出 qianchu qc',
  },
};
