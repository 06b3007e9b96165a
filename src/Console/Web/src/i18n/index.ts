import { computed, ref, type ComputedRef } from 'vue';
import type { Said } from '../contracts';
import { en } from './en';
import { zhCN } from './zh-CN';

/** Every string of the pages. */
export type Dictionary = typeof zhCN;
export type Language = 'zh-CN' | 'en';

/** The page's language. */
export const language = ref<Language>('zh-CN');

const text = computed<Dictionary>(() => (language.value === 'en' ? en : zhCN));

/** The dictionary of the page's language. */
export function useText(): ComputedRef<Dictionary> {
  return text;
}

/** The dictionary outside of components. */
export function texts(): Dictionary {
  return text.value;
}

/** A sentence of the server in the page's language. */
export function said(sentence: Said): string {
  return language.value === 'en' ? sentence.en : sentence.zh;
}

/** A word of a list that the server may make longer: the word itself when the dictionary does not know it. */
export function word(list: Readonly<Record<string, string>>, name: string): string {
  return list[name] ?? name;
}
