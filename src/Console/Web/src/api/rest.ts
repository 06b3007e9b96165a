import { language } from '../i18n';

/** The server's no: a sentence for a person, in his language. */
export class Refused extends Error {
  /**
   * @param status HTTP status; 0: the server was not reached.
   * @param sentence What to show.
   */
  constructor(
    readonly status: number,
    readonly sentence: string,
  ) {
    super(sentence);
    this.name = 'Refused';
  }
}

let csrf = '';
let unreached = '';

/** The header that changing requests carry, as `WhoAmI` gives it. */
export function useCsrf(value: string): void {
  csrf = value;
}

/** The sentence for a server that is not reached; the dictionaries know it. */
export function useUnreachedSentence(sentence: string): void {
  unreached = sentence;
}

/** Reads. */
export function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return ask<T>('GET', path, undefined, signal);
}

/** Changes something. */
export function change<T = void>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return ask<T>(method, path, body);
}

async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language.value };
  if (method !== 'GET') headers['X-CSRF'] = csrf;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/${path}`, { method, headers, credentials: 'same-origin', body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new Refused(0, unreached);
  }
  const text = await answer.text();
  const json: unknown = text && (answer.headers.get('content-type') ?? '').includes('json') ? JSON.parse(text) : null;
  if (!answer.ok) throw new Refused(answer.status, title(json) ?? `${unreached} (${answer.status})`);
  return json as T;
}

function title(problem: unknown): string | null {
  return problem !== null && typeof problem === 'object' && 'title' in problem && typeof problem.title === 'string' ? problem.title : null;
}
