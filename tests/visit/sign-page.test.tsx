import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPageWriter } from '../../src/visit/pages';
import type { SignPage } from '../../src/tour/page';
import { context, gate, tour } from './sample-tour';

const writer = createPageWriter();
const TODAY = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const COUNTS = '/q/counts';
const [runScript] = Object.values(import.meta.glob('../../src/visit/sign-page.js'));

const sign = (more: Partial<SignPage> = {}): SignPage => ({
  ...{ code: 'JN276M', tour: tour.id, title: gate.title, tourTitle: tour.title, moved: false },
  to: { tour: tour.id, scene: gate.id, title: gate.title, tourTitle: tour.title, languages: tour.languages },
  ...more,
});

/** Opens a sign's page as a browser does, up to where it would go on. */
async function open(page: SignPage, facts: Readonly<Record<string, string>> = {}): Promise<void> {
  const html = new DOMParser().parseFromString(writer.sign(page, context('vi')), 'text/html');
  document.body.replaceWith(document.adoptNode(html.body));
  Object.assign(document.body.dataset, { ...facts, stays: '' });
  vi.resetModules();
  await runScript?.();
}

const stored = (key: string): string | null => localStorage.getItem(key);

beforeEach(() => {
  localStorage.clear();
  localStorage.setItem('lang', 'vi');
});

/** What is kept beside the language. */
const keptKeys = (): string[] => Object.keys(localStorage).filter((key) => key !== 'lang');

describe('the page of a sign', () => {
  it('counts nothing and keeps nothing on a static host, and forgets what a server once asked for', async () => {
    await open(sign());
    expect(keptKeys()).toEqual([]);
    await open(sign({ counts: COUNTS }));
    expect(keptKeys()).toHaveLength(2);
    await open(sign());
    expect(keptKeys()).toEqual([]);
  });

  it('counts once for each code, day and language where a server asks for it', async () => {
    localStorage.setItem('lang', 'en');
    for (let times = 0; times < 3; times++) await open(sign({ counts: COUNTS }));
    expect(stored('sign-counts')).toBe(`JN276M ${TODAY} en`);
    localStorage.setItem('lang', 'vi');
    await open(sign({ counts: COUNTS }));
    await open(sign({ counts: COUNTS, code: 'PMFRRC' }));
    const lines = [`JN276M ${TODAY} en`, `JN276M ${TODAY} vi`, `PMFRRC ${TODAY} vi`];
    expect(stored('sign-counts')?.split('\n')).toEqual(lines);
  });

  it('does not count again what was sent today', async () => {
    localStorage.setItem('sign-counted', `JN276M ${TODAY} vi`);
    await open(sign({ counts: COUNTS }));
    expect(stored('sign-counts')).toBeNull();
  });

  it('counts without a network only where it has been told before that somebody counts', async () => {
    await open(sign(), { offline: '' });
    expect(keptKeys()).toEqual([]);
    localStorage.setItem('sign-counts-to', COUNTS);
    await open(sign(), { offline: '' });
    expect(stored('sign-counts')).toBe(`JN276M ${TODAY} vi`);
  });

  it('puts the visitor’s language first where it stays, because its place is gone', async () => {
    localStorage.setItem('lang', 'en');
    await open(sign({ moved: true }));
    expect(document.querySelector('section')?.lang).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });
});

describe('pages of scenes', () => {
  it('name an address for counts only where a server has given one', () => {
    const page = (counts?: string) =>
      writer.scene(tour, gate, { ...context('vi'), ...(counts !== undefined && { counts }) });
    expect(page()).not.toContain('counts');
    expect(page(COUNTS)).toContain(`"counts":"${COUNTS}"`);
  });
});
