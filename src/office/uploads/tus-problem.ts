import { hasRoom } from '../disk-room';
import { languageOf } from '../http/problem';
import type { Parts } from '../parts';

/** What the protocol's library throws, and wants to be thrown. */
export interface TusRefusal {
  status_code: number;
  body: string;
}

export const refused = (status: number, code: string): TusRefusal => ({
  status_code: status,
  body: JSON.stringify({ code }),
});

const BY_STATUS: Readonly<Record<number, string>> = {
  404: 'not-there',
  410: 'not-there',
  413: 'too-large',
  423: 'at-work',
};

function codeIn(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { code?: string }).code;
  } catch {
    return undefined;
  }
}

async function codeOf({ config }: Parts, { status_code: status, body }: TusRefusal): Promise<[number, string]> {
  const own = codeIn(body);
  if (own !== undefined) return [status, own];
  if (status < 500) return [status, BY_STATUS[status] ?? 'asked-wrongly'];
  // The library keeps to itself why a part could not be written.
  return (await hasRoom(config.data, 0)) ? [500, 'went-wrong'] : [507, 'disk-full'];
}

/** The library's errors, and ours, in a sentence for the person who sends a package. */
export async function tusProblem(
  parts: Parts,
  headers: Headers,
  error: Partial<TusRefusal> | Error,
): Promise<TusRefusal> {
  const { status_code = 500, body = '' } = error as Partial<TusRefusal>;
  const [status, code] = await codeOf(parts, { status_code, body });
  const lang = languageOf({ headers: { 'accept-language': headers.get('accept-language') ?? '' } });
  const message = parts.say(lang, `office:refused.${code}`, { place: '' });
  return { status_code: status, body: JSON.stringify({ code, message }) };
}
