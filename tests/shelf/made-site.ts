import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** Bytes that look random, the same for the same seed. */
export function noise(seed: string, bytes: number): Buffer {
  const pieces: Buffer[] = [];
  for (let index = 0; pieces.length * 32 < bytes; index++)
    pieces.push(createHash('sha256').update(`${seed}-${index}`).digest());
  return Buffer.concat(pieces).subarray(0, bytes);
}

export interface Made {
  out: string;
  tour?: string;
  /** Changes all texts. */
  words?: string;
  /** A scene of another picture for each. */
  pictures?: readonly string[];
  tiles?: number;
  bytes?: number;
}

const write = async (file: string, content: string | Buffer): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
};

/** A site's folder as press leaves it, with one tour that is small, quick to make, and different for other words or pictures. */
export async function makeSite(made: Made): Promise<void> {
  const { out, tour = 'thanh-co', words = 'một', pictures = ['a', 'b'], tiles = 6, bytes = 600 } = made;
  const folder = join(out, 'tours', tour);
  const listed: { path: string; bytes: number; sha256: string }[] = [];
  const place = async (path: string, content: string | Buffer): Promise<void> => {
    await write(join(folder, path), content);
    listed.push({ path, bytes: Buffer.byteLength(content), sha256: sha256(content) });
  };
  for (const picture of pictures) {
    const key = sha256(picture).slice(0, 16);
    for (let tile = 0; tile < tiles; tile++)
      await place(`s/${key}/0/f/0-${tile}.avif`, noise(`${picture}${tile}`, bytes));
    await place(`p/${key}/412.avif`, noise(`${picture} poster`, bytes * 2));
  }
  const manifest = JSON.stringify({ id: tour, words, pictures });
  const version = sha256(manifest).slice(0, 16);
  await place(`tour-${version}.json`, manifest);
  const list = JSON.stringify(listed);
  await write(join(folder, `files-${version}.json`), list);
  const pointer = { id: tour, version, manifest: `tour-${version}.json`, files: `files-${version}.json` };
  for (const lang of ['vi', 'en']) {
    await rm(join(out, lang, tour), { recursive: true, force: true });
    await write(join(out, lang, tour, 'index.html'), `<h1>${words}</h1>`);
    await write(join(out, lang, tour, 'index.html.br'), `br ${words}`);
    for (const picture of pictures) {
      await write(join(out, lang, tour, picture, 'index.html'), `<h1>${words} ${picture} ${version}</h1>`);
      await write(join(out, 'embed', lang, tour, picture, 'index.html'), `<p>${words} ${picture}</p>`);
    }
  }
  await write(join(folder, 'tour.json'), JSON.stringify(pointer));
  await makeShared(out, words);
}

async function makeShared(out: string, words: string): Promise<void> {
  const tours = (await readdir(join(out, 'tours'))).sort().join(' ');
  for (const lang of ['vi', 'en']) await write(join(out, lang, 'index.html'), `<ul>${tours} ${words}</ul>`);
  await write(join(out, '404.html'), 'Không tìm thấy');
  await write(join(out, 'q/codes.json'), '{}');
  await write(join(out, 'q/JN276M/index.html'), 'sign');
  await write(join(out, 'Q/JN276M/index.html'), 'sign');
  await write(join(out, 'index.html'), 'which language?');
  await write(join(out, 'sw.js'), 'worker();');
  await write(join(out, 'assets/main-abc.js'), 'code();');
  await write(join(out, 'assets/main-abc.js.br'), 'packed code');
}
