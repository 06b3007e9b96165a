import type { Dictionary } from '.';
import { account } from './en/account';
import { casework } from './en/casework';
import { desk } from './en/desk';
import { editor } from './en/editor';
import { keys } from './en/keys';
import { words } from './en/words';

/** Every string in English, with the keys of the Chinese dictionary. */
export const en = { ...words, ...account, ...desk, ...editor, ...keys, ...casework } satisfies Dictionary;
