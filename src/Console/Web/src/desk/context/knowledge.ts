import type { ArticleHit, ArticleSheet } from '../../contracts';

export type { ArticleHit, ArticleSheet };

/** Pieces of a text with those that were looked for marked. */
export function marked(text: string, wanted: string): { text: string; hit: boolean }[] {
  const words = [...new Set(wanted.trim().split(/\s+/).filter((one) => one !== ''))].sort((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text, hit: false }];
  const escaped = words.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`, 'i')).flatMap((piece, index) => (piece === '' ? [] : [{ text: piece, hit: index % 2 === 1 }]));
}
