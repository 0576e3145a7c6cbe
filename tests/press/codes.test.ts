import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pressCodes } from '../../src/press/codes';
import { readLiveCodes, readRegistry, writeRegistry } from '../../src/press/registry';
import { createTemp } from '../../src/press/store/temp';
import { EMPTY_REGISTRY, grown, type Registry } from '../../src/qr/registry';
import type { Tour } from '../../src/tour/tour';
import { assets, createPlace, scene, writer, type Place } from './tour-folder';

let place: Place;
beforeEach(async () => void (place = await createPlace()));
afterEach(() => place.remove());

const tour: Tour = {
  format: 1,
  id: 'thanh-co',
  languages: ['vi', 'en'],
  title: { vi: 'Thành cổ', en: 'Citadel' },
  scenes: [scene('cong-tien', { src: 'media/a.jpg' }), scene('hao', { src: 'media/a.jpg' })],
  signs: [
    { code: 'PMFRRC', scene: 'cong-tien' },
    { code: 'JN276M', scene: 'hao' },
  ],
};

async function write(tours: readonly Tour[], registry?: Registry): Promise<void> {
  const temp = await createTemp(place.out);
  await pressCodes(tours, { out: place.out, pages: writer, assets, ...(registry && { registry }) }, temp);
  await temp.remove();
}

const page = (path: string): Promise<string> => readFile(join(place.out, path, 'index.html'), 'utf8');

describe('pages behind printed codes', () => {
  it('lie at the printed address, in capitals, and at the one that people type', async () => {
    await write([tour]);
    for (const path of ['q/PMFRRC', 'Q/PMFRRC']) expect(await page(path)).toContain('"to":"cong-tien","moved":false');
    expect(await page('q')).toBe(await page('Q'));
  });

  it('stay when the scene, the sign and the whole tour are gone, without any other record', async () => {
    await write([tour]);
    await write([{ ...tour, scenes: tour.scenes.slice(1), signs: [] }]);
    expect(await page('Q/PMFRRC')).toContain('"to":"hao","moved":true');
    await write([]);
    expect(await page('Q/PMFRRC')).toContain('"moved":true');
    expect((await readLiveCodes(place.out)).signs.map(({ code }) => code)).toEqual(['PMFRRC', 'JN276M']);
  });

  it('exist for every code of the record on a machine that never published before', async () => {
    await write([], grown(EMPTY_REGISTRY, [tour]));
    expect(await page('q/JN276M')).toContain('"moved":true');
  });
});

describe('the record of printed codes on disk', () => {
  const file = () => join(place.top, 'tours', 'signs.json');

  it('is empty before the first sign, and comes back as it was written', async () => {
    expect(await readRegistry(file())).toEqual(EMPTY_REGISTRY);
    await writeRegistry(file(), grown(EMPTY_REGISTRY, [tour]));
    expect((await readRegistry(file())).signs).toHaveLength(2);
  });

  it('is never taken for empty when it is damaged', async () => {
    await mkdir(join(file(), '..'), { recursive: true });
    await writeFile(file(), '{"format":1,"signs":[{"code":"PMF');
    await expect(readRegistry(file())).rejects.toMatchObject({ code: 'registry-damaged' });
    await mkdir(join(place.out, 'q'), { recursive: true });
    await writeFile(join(place.out, 'q/codes.json'), '<html>');
    await expect(readLiveCodes(place.out)).rejects.toMatchObject({ code: 'registry-damaged' });
  });
});
