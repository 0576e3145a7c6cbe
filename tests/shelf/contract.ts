import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Part } from '../../src/shelf/part';
import { pressedFiles } from '../../src/shelf/pressed-files';
import { KEPT_VERSIONS, type Shelf, type Version } from '../../src/shelf/shelf';
import { makeSite, type Made } from './made-site';
import { scratch } from './scratch';

export interface Place {
  shelf: Shelf;
  /** Everything that lies in the store, by path. */
  contents(): Promise<string[]>;
  /** Spoils the store's own copy of a content. */
  spoil(sha256: string, how: 'change' | 'remove'): Promise<void>;
}

const TOUR: Part = 'tours/thanh-co';

/** What every kind of shelf must do. `open` gives an empty one. */
export function describeShelf(name: string, open: () => Promise<Place>, mostMs = 1_000): void {
  describe(name, { timeout: 60_000 }, () => {
    let work: string;
    let place: Place;
    let shelf: Shelf;
    const text = async (path: string): Promise<string | undefined> => {
      const found = await shelf.readLive(path);
      return found && (await buffer(found.open())).toString();
    };
    const store = async (made: Omit<Made, 'out'>, part: Part = TOUR): Promise<Version> => {
      const out = await mkdtemp(join(work, 'site-'));
      await makeSite({ out, ...made });
      return shelf.store(part, await pressedFiles(out, part));
    };
    const code = (promise: Promise<unknown>): Promise<unknown> =>
      promise.then(
        () => 'done',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      );

    beforeAll(async () => {
      work = await scratch('work');
      place = await open();
      shelf = place.shelf;
      await shelf.sweep();
    });
    afterAll(() => rm(work, { recursive: true }));

    it('is empty at first', async () => {
      expect(await shelf.live()).toMatchObject({ number: 0, parts: {} });
      expect(await shelf.parts()).toEqual([]);
      expect(await text('vi/index.html')).toBeUndefined();
    });

    it('shows nothing of what was only stored, and stores the same files once', async () => {
      const first = await store({});
      const before = (await place.contents()).length;
      expect(await store({})).toEqual(first);
      expect((await place.contents()).length).toBe(before);
      expect(await text('vi/thanh-co/index.html')).toBeUndefined();
      expect((await shelf.versions(TOUR)).map(({ id }) => id)).toEqual([first.id]);
    });

    it('publishes several parts at once', async () => {
      const parts: Partial<Record<Part, string>> = {};
      for (const part of [TOUR, 'pages', 'app'] as const) parts[part] = (await store({}, part)).id;
      const site = await shelf.publish({ parts });
      expect(site.parts).toEqual(parts);
      expect(await shelf.live()).toEqual(site);
      expect(await text('vi/thanh-co/index.html')).toBe('<h1>một</h1>');
      expect(await text('vi/index.html')).toBe('<ul>thanh-co một</ul>');
      expect(await text('assets/main-abc.js')).toBe('code();');
      expect(await text('embed/vi/thanh-co/a/index.html')).toBe('<p>một a</p>');
      expect(await text('tours/thanh-co')).toBeUndefined();
      expect(await text('../package.json')).toBeUndefined();
    });

    it('gives parts of a file, its length and its hash', async () => {
      const version = (await shelf.live()).parts[TOUR] ?? '';
      const listed = (await shelf.files(TOUR, version)).find(({ path }) => path.endsWith('.avif'));
      const found = await shelf.readLive(listed?.path ?? '');
      expect(found).toMatchObject({ ...listed });
      const whole = await buffer((await shelf.read(TOUR, version, listed?.path ?? ''))?.open() ?? Readable.from([]));
      expect(await buffer(found?.open({ start: 10, end: 19 }) ?? Readable.from([]))).toEqual(whole.subarray(10, 20));
    });

    it('goes on serving what never changes to visits that began with an earlier version', async () => {
      const old = (await shelf.live()).parts[TOUR] ?? '';
      const oldFiles = await shelf.files(TOUR, old);
      const next = await store({ words: 'hai', pictures: ['b', 'c'] });
      await shelf.publish({ parts: { [TOUR]: next.id } });
      expect(await text('vi/thanh-co/index.html')).toBe('<h1>hai</h1>');
      expect(await text('vi/thanh-co/a/index.html')).toBeUndefined();
      for (const { path, sha256 } of oldFiles.filter((file) => /\.avif$|tour-.*json$/.test(file.path)))
        expect((await shelf.readLive(path))?.sha256).toBe(sha256);
    });

    it('rolls back to the same bytes, in a moment', async () => {
      const [, first] = (await shelf.versions(TOUR)).map(({ id }) => id);
      const files = await shelf.files(TOUR, first ?? '');
      const started = performance.now();
      await shelf.publish({ parts: { [TOUR]: first ?? '' } });
      expect(performance.now() - started).toBeLessThan(mostMs);
      for (const { path, sha256 } of files) expect((await shelf.readLive(path))?.sha256).toBe(sha256);
      expect(await text('vi/index.html')).toBe('<ul>thanh-co một</ul>');
    });

    it('lets one of two win who looked at the same site', async () => {
      const { number: from } = await shelf.live();
      const [newest, older] = (await shelf.versions(TOUR)).map(({ id }) => id);
      const tries = [newest, older, newest].map((id) => code(shelf.publish({ parts: { [TOUR]: id ?? '' }, from })));
      expect((await Promise.all(tries)).sort()).toEqual(['done', 'shelf-changed', 'shelf-changed']);
      expect((await shelf.live()).number).toBe(from + 1);
    });

    it('keeps several tours apart', async () => {
      const other = await store({ tour: 'dia-dao', words: 'sáu' }, 'tours/dia-dao');
      await shelf.publish({ parts: { 'tours/dia-dao': other.id } });
      expect(await text('vi/dia-dao/index.html')).toBe('<h1>sáu</h1>');
      expect(await text('vi/thanh-co/index.html')).toBeDefined();
    });

    it('refuses what does not exist, and changes nothing', async () => {
      const before = await shelf.live();
      expect(await code(shelf.publish({ parts: { [TOUR]: '0123456789abcdef' } }))).toBe('version-unknown');
      expect(await code(shelf.files(TOUR, 'x'))).toBe('version-unknown');
      expect(await code(shelf.takeDown('tours/nowhere'))).toBe('part-unnamed');
      expect(await code(shelf.takeDown(TOUR, before.parts[TOUR]))).toBe('version-live');
      expect(await code(shelf.store(TOUR, []))).toBe('source-empty');
      expect(await shelf.live()).toEqual(before);
    });

    it('refuses a folder that is not what its own list says', async () => {
      const out = await mkdtemp(join(work, 'site-'));
      await makeSite({ out, words: 'hỏng' });
      const files = await pressedFiles(out, TOUR);
      await writeFile(files.find(({ path }) => path.endsWith('.avif'))?.file ?? '', 'other bytes');
      const before = await place.contents();
      expect(await code(shelf.store(TOUR, files))).toBe('source-damaged');
      await shelf.sweep();
      expect((await place.contents()).length).toBe(before.length);
    });

    it('refuses another content under a name that never changes', async () => {
      const out = await mkdtemp(join(work, 'site-'));
      await makeSite({ out });
      const asset = join(out, 'assets/main-abc.js');
      await writeFile(asset, 'other code();');
      expect(await code(shelf.store('app', await pressedFiles(out, 'app')))).toBe('name-reused');
    });

    it('refuses to publish what is no longer whole', async () => {
      const version = await store({ words: 'mất', pictures: ['mất'] });
      const lost = (await shelf.files(TOUR, version.id)).find(({ path }) => path.endsWith('.avif'));
      await place.spoil(lost?.sha256 ?? '', 'remove');
      const before = await shelf.live();
      expect(await code(shelf.publish({ parts: { [TOUR]: version.id } }))).toBe('version-damaged');
      expect(await shelf.live()).toEqual(before);
      await shelf.takeDown(TOUR, version.id);
    });

    it('finds every flipped byte and every lost file', async () => {
      const version = await store({ words: 'mục', pictures: ['mục'] });
      const files = (await shelf.files(TOUR, version.id)).filter(({ path }) => path.endsWith('.avif'));
      expect((await shelf.scrub()).damaged).toEqual([]);
      await place.spoil(files[0]?.sha256 ?? '', 'change');
      await place.spoil(files[1]?.sha256 ?? '', 'remove');
      const about = { part: TOUR, version: version.id };
      expect((await shelf.scrub()).damaged).toEqual([
        { ...about, path: files[0]?.path, what: 'changed' },
        { ...about, path: files[1]?.path, what: 'missing' },
      ]);
      await shelf.takeDown(TOUR, version.id);
    });

    it(`keeps the live version and the ${KEPT_VERSIONS} newest others`, async () => {
      const live = (await shelf.live()).parts[TOUR];
      for (let index = 0; index < KEPT_VERSIONS + 2; index++)
        await store({ words: `số ${index}`, pictures: [], tiles: 0 });
      await shelf.sweep();
      const kept = await shelf.versions(TOUR);
      expect(kept.length).toBe(KEPT_VERSIONS + 1);
      expect(kept.map(({ id }) => id)).toContain(live);
    });

    it('purges what was taken down, and nothing that others name', async () => {
      const files = await shelf.files(TOUR, (await shelf.live()).parts[TOUR] ?? '');
      const others = await shelf.files('tours/dia-dao', (await shelf.live()).parts['tours/dia-dao'] ?? '');
      const shared = new Set(others.map(({ sha256 }) => sha256));
      await shelf.takeDown(TOUR);
      expect(await shelf.parts()).toEqual(['app', 'pages', 'tours/dia-dao']);
      expect(await text('vi/thanh-co/index.html')).toBeUndefined();
      for (const { path } of files) expect(await shelf.readLive(path)).toBeUndefined();
      const left = (await place.contents()).join('\n');
      expect(files.filter(({ sha256 }) => !shared.has(sha256) && left.includes(sha256))).toEqual([]);
      expect(left).not.toContain('thanh-co');
      expect((await shelf.scrub()).damaged).toEqual([]);
      expect(await text('vi/dia-dao/index.html')).toBe('<h1>sáu</h1>');
    });
  });
}
