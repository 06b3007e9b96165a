/** Words that fields may hold, in the order of the triage policy. */
export const services = ['110', '119', '120', '122', '12315', '12345'] as const;
export const urgencies = ['P1', 'P2', 'P3', 'P4'] as const;
export const natures = ['报警', '求助', '咨询', '投诉', '举报', '建议', '表扬', '无效'] as const;
export const secrecies = ['open', 'confidential', 'anonymous'] as const;

/** Categories with the first letters of their pinyin, for picking with the keyboard. */
export const categories: readonly (readonly [string, string])[] = [
  ['物业管理', 'wygl'], ['安全隐患', 'aqyh'], ['邻里纠纷', 'lljf'], ['征地拆迁', 'zdcq'], ['环境污染', 'hjwr'], ['市容环卫', 'srhw'], ['道路交通设施', 'dljtss'], ['供水排水', 'gsps'], ['供电', 'gd'], ['供气供暖', 'gqgn'],
  ['噪音扰民', 'zyrm'], ['违章建设', 'wzjs'], ['市场监管', 'scjg'], ['政务服务', 'zwfw'], ['教育', 'jy'], ['医疗卫生', 'ylws'], ['社会保障', 'shbz'], ['劳动欠薪', 'ldqx'], ['住房房产', 'zffc'], ['公共交通与停车挪车', 'ggjtytcnc'],
  ['农业农村', 'nync'], ['警情:盗窃', 'dq'], ['警情:抢劫', 'qj'], ['警情:诈骗', 'zp'], ['警情:打架斗殴', 'djdo'], ['警情:家暴', 'jb'], ['警情:走失', 'zs'], ['警情:自杀', 'zs'], ['警情:溺水', 'ns'], ['警情:非法拘禁', 'ffjj'],
  ['警情:赌博', 'db'], ['警情:毒品', 'dp'], ['警情:群体事件', 'qtsj'], ['警情:火灾', 'hz'], ['警情:燃气泄漏', 'rqxl'], ['警情:被困', 'bk'], ['警情:电梯困人', 'dtkr'], ['警情:爆炸', 'bz'], ['警情:危化品', 'whp'], ['警情:动物', 'dw'],
  ['警情:急病', 'jb'], ['警情:外伤', 'ws'], ['警情:中毒', 'zd'], ['警情:分娩', 'fm'], ['警情:昏迷', 'hm'], ['警情:交通事故', 'jtsg'], ['警情:肇事逃逸', 'zsty'], ['警情:酒驾', 'jj'], ['警情:道路险情', 'dlxq'], ['警情:待核', 'dh'],
];

/** Categories that a few letters or characters mean; those that begin with them first. */
export function findCategories(wanted: string): string[] {
  const text = wanted.trim().toLowerCase();
  const bare = (name: string) => name.replace('警情:', '');
  const begins = (entry: readonly [string, string]) => entry[1].startsWith(text) || bare(entry[0]).startsWith(text) || entry[0].startsWith(text);
  return categories.filter((entry) => begins(entry) || entry[0].includes(text)).sort((a, b) => Number(begins(b)) - Number(begins(a))).map((entry) => entry[0]);
}

/** Why a matter is not accepted. */
export const refusals = ['court', 'arbitration', 'discipline', 'review', 'disclosure', 'petition', 'secret', 'no-content', 'answered'] as const;
/** Why there is nothing to handle. */
export const invalids = ['misdial', 'nuisance', 'silent', 'unrelated', 'test', 'drill', 'hung-up'] as const;
/** How a call ended that has no ticket of its own. */
export const dispositions = ['误拨', '骚扰', '无声', '无关', '测试', '主叫挂机', '需回拨'] as const;
/** How a call-back ended. */
export const callBackEnds = ['reached', 'called-again', 'misdial', 'not-reached', 'checked-on-site'] as const;
export const awayReasons = ['break', 'meal', 'training', 'meeting', 'work', 'other'] as const;
