import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** A whole answer that was just given, as it is to be given again. */
export interface ReadyAnswer {
  headers: OutgoingHttpHeaders;
  content: Buffer;
}

export interface ReadyAnswers {
  get(request: IncomingMessage): ReadyAnswer | undefined;
  /** @param since the version when work on the answer began: it may be of files that are no longer live. */
  keep(request: IncomingMessage, answer: ReadyAnswer, since: number): void;
}

/** As long as the files themselves go unchecked. */
const FRESH_MS = 250;
const MOST = 1_000;

/** Only the same plain question gets the same answer: what asks for a part, or on a condition, has to be thought about. */
function questionOf({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== 'GET' || url === undefined || headers.range !== undefined) return undefined;
  for (const name in headers) if (name.startsWith('if-')) return undefined;
  return `${headers['accept-encoding'] ?? ''}\n${url}`;
}

/**
 * The answers of the last moment. When many visitors come at once they ask for the same few files, thousands of times a second.
 * All are forgotten together, so that no more is held in memory than a moment has asked for.
 * @param version changes when other files are live; nothing from before is given then.
 */
export function createReadyAnswers(version: () => number): ReadyAnswers {
  const answers = new Map<string, ReadyAnswer>();
  let [known, begunMs] = [version(), performance.now()];
  const forget = (): void => {
    const [now, ms] = [version(), performance.now()];
    if (now === known && ms - begunMs < FRESH_MS) return;
    answers.clear();
    [known, begunMs] = [now, ms];
  };
  return {
    get: (request) => {
      forget();
      return answers.get(questionOf(request) ?? '');
    },
    keep: (request, answer, since) => {
      forget();
      const question = questionOf(request);
      if (question === undefined || since !== known) return;
      if (answers.size >= MOST) answers.clear();
      answers.set(question, answer);
    },
  };
}
