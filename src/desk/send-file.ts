import { AskError, headersOf } from './ask';

const UPLOADS = '/office/api/uploads';
/** Less is lost when the line breaks than the server would allow. */
const PART = 4 * 1024 * 1024;
const TUS = { 'tus-resumable': '1.0.0' };
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [1_000, 30_000];

export interface Sent {
  bytes: number;
  all: number;
  /** The line is broken, and it is tried again. */
  waiting: boolean;
}

/** The same file chosen again goes on where it was left, also after the page was closed. */
const memoryKey = ({ name, size, lastModified }: File): string => `office-upload ${name} ${size} ${lastModified}`;

const encoded = (text: string): string => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

/** For want of room trying again does not help. */
const NO_ROOM = 507;

/** A server that starts again, or a proxy before it, says no for a moment only. */
async function refuse(response: Response): Promise<never> {
  if (response.status >= 500 && response.status !== NO_ROOM) throw new TypeError('again');
  const told = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  throw new AskError(response.status, told.code ?? 'unknown', told.message ?? '');
}

async function begin(file: File): Promise<string> {
  const headers = headersOf({
    ...TUS,
    'upload-length': String(file.size),
    'upload-metadata': `filename ${encoded(file.name)}`,
  });
  const response = await fetch(UPLOADS, { method: 'POST', headers });
  if (!response.ok) await refuse(response);
  const url = new URL(response.headers.get('location') ?? '', location.href).pathname;
  localStorage.setItem(memoryKey(file), url);
  return url;
}

async function offsetOf(url: string): Promise<number | undefined> {
  const response = await fetch(url, { method: 'HEAD', headers: headersOf(TUS) });
  return response.ok ? Number(response.headers.get('upload-offset')) : undefined;
}

async function sendPart(file: File, url: string, offset: number, signal: AbortSignal): Promise<void> {
  const headers = headersOf({
    ...TUS,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  });
  const response = await fetch(url, { method: 'PATCH', headers, body: file.slice(offset, offset + PART), signal });
  if (response.status === 409) throw new TypeError('again');
  if (!response.ok) await refuse(response);
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });

/** Where the upload stands: begun anew when nobody knows it any more. */
async function standing(file: File, url: string | null): Promise<{ url: string; offset: number }> {
  const offset = url === null ? undefined : await offsetOf(url);
  return url !== null && offset !== undefined ? { url, offset } : { url: await begin(file), offset: 0 };
}

/** Sends a package in parts, over a line that may break as often as it likes; resolves with the upload's id. */
export async function sendFile(file: File, onSent: (sent: Sent) => void, signal: AbortSignal): Promise<string> {
  let url = localStorage.getItem(memoryKey(file));
  let wait = FIRST_WAIT_MS;
  for (;;) {
    signal.throwIfAborted();
    try {
      const at = await standing(file, url);
      url = at.url;
      for (let offset = at.offset; offset < file.size; offset = Math.min(file.size, offset + PART)) {
        onSent({ bytes: offset, all: file.size, waiting: false });
        await sendPart(file, url, offset, signal);
        wait = FIRST_WAIT_MS;
      }
      localStorage.removeItem(memoryKey(file));
      onSent({ bytes: file.size, all: file.size, waiting: false });
      return url.split('/').at(-1) ?? '';
    } catch (error) {
      if (error instanceof AskError) throw error;
      signal.throwIfAborted();
      onSent({ bytes: 0, all: file.size, waiting: true });
      await pause(wait, signal);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
  }
}
