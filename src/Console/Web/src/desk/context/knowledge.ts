/** An article in a list of findings. */
export interface ArticleHit {
  id: string;
  version: number;
  title: string;
  owner: string;
  /** 指 (papers and steps), 卡 (protocol card), 口 (approved wording). */
  kind: string;
  /** Number of the delegation: it may be closed on the line; null: it may not. */
  direct: string | null;
  /** Expired, or marked as out of date. */
  stale: boolean;
  snippet: string;
}

/** An article to be read out. */
export interface Article extends Omit<ArticleHit, 'snippet'> {
  validFromMs: number;
  validToMs: number | null;
  body: string[];
}

/** Pieces of a text with those that were looked for marked. */
export function marked(text: string, wanted: string): { text: string; hit: boolean }[] {
  const words = [...new Set(wanted.trim().split(/\s+/).filter((one) => one !== ''))].sort((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text, hit: false }];
  const escaped = words.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`, 'i')).flatMap((piece, index) => (piece === '' ? [] : [{ text: piece, hit: index % 2 === 1 }]));
}
