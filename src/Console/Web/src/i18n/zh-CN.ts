import { account } from './zh-CN/account';
import { casework } from './zh-CN/casework';
import { desk } from './zh-CN/desk';
import { editor } from './zh-CN/editor';
import { keys } from './zh-CN/keys';
import { words } from './zh-CN/words';

/** 全部文字。英文词典与此同键。 */
export const zhCN = { ...words, ...account, ...desk, ...editor, ...keys, ...casework };
