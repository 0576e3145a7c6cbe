import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { Desk } from '../../src/desk/Desk';
import { loadWords, WordsProvider } from '../../src/desk/words';

const ORIGIN = 'http://localhost:4360';
const PATIENCE = { timeout: 60_000 };

type Jar = Map<string, string>;

function keep(jar: Jar, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
}

/** What a browser on the office's pages sends. */
function fetchThrough(address: string, jar: Jar): typeof fetch {
  const node = globalThis.fetch;
  return async (path, { body, headers, method = 'GET' } = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { ...(headers as Record<string, string>), origin: ORIGIN, ...(cookie !== '' && { cookie }) };
    const raw = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : (body as string | undefined);
    const response = await node(address + String(path), {
      method,
      headers: sent,
      ...(raw !== undefined && { body: raw }),
    });
    keep(jar, response);
    return response;
  };
}

/** Somebody at the office's screens; one at a time. */
export class Person {
  readonly #fetch: typeof fetch;

  constructor(address: string) {
    this.#fetch = fetchThrough(address, new Map());
  }

  /** Comes to the screens, at an address within the office. */
  async sit(hash = '', lang: 'vi' | 'en' = 'vi'): Promise<void> {
    cleanup();
    globalThis.fetch = this.#fetch;
    globalThis.scrollTo = () => undefined;
    document.documentElement.lang = lang;
    location.hash = hash;
    const words = await loadWords(lang);
    render(
      <WordsProvider words={words}>
        <Desk onLanguage={() => undefined} />
      </WordsProvider>,
    );
    await screen.findByRole('heading', { level: 1 }, PATIENCE);
  }

  press = async (name: string): Promise<void> =>
    void fireEvent.click(await screen.findByRole('button', { name }, PATIENCE));

  confirm = async (name: string): Promise<void> =>
    void fireEvent.click(within(await screen.findByRole('alertdialog', {}, PATIENCE)).getByRole('button', { name }));

  follow = async (name: string): Promise<void> => {
    location.hash = new URL((await screen.findByRole<HTMLAnchorElement>('link', { name }, PATIENCE)).href).hash;
  };

  fill = async (label: string, value: string): Promise<void> =>
    void fireEvent.change(await screen.findByLabelText(label, {}, PATIENCE), { target: { value } });

  see = (text: string | RegExp): Promise<unknown> => screen.findAllByText(text, {}, PATIENCE);

  state = (state: string): Promise<unknown> =>
    waitFor(() => {
      const found = document.querySelector('h1 .mark')?.textContent;
      if (found !== state) throw new Error(`${found} instead of ${state}`);
    }, PATIENCE);

  async signIn(name: string, password: string): Promise<void> {
    await this.fill('Địa chỉ email', name);
    await this.fill('Mật khẩu', password);
    await this.press('Đăng nhập');
  }

  /** Sends a package. */
  async upload(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
    const input = await waitFor(() => {
      const found = document.querySelector<HTMLInputElement>('input[type=file]');
      if (!found) throw new Error('nowhere to choose a file');
      return found;
    }, PATIENCE);
    fireEvent.change(input, { target: { files: [new File([bytes], name)] } });
  }

  async openVersion(number: number): Promise<void> {
    const line = await waitFor(() => {
      const found = [...document.querySelectorAll<HTMLAnchorElement>('.line')];
      const wanted = found.find(({ textContent }) => textContent.includes(`Bản ${number}`));
      if (!wanted) throw new Error(`no version ${number}`);
      return wanted;
    }, PATIENCE);
    location.hash = new URL(line.href).hash;
  }
}
