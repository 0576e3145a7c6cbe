import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { destinationOf } from '../../src/qr/destination';
import {
  EMPTY_REGISTRY,
  forgottenSigns,
  formatRegistry,
  grown,
  parseRegistry,
  registryFaults,
  signsOf,
} from '../../src/qr/registry';
import { parseTourText } from '../../src/tour/parse';
import type { Tour } from '../../src/tour/tour';

const { tour: sample } = parseTourText(readFileSync('tours/thanh-co-quang-tri/tour.json', 'utf8'));
if (!sample) throw new Error('The sample tour cannot be read.');
const printed = grown(EMPTY_REGISTRY, [sample]);
const signs = sample.signs ?? [];
const first = printed.signs[0] ?? { code: '', scene: '', tour: '', title: {}, tourTitle: {} };

const without = (tour: Tour, scene: string): Tour => ({
  ...tour,
  scenes: tour.scenes.filter(({ id }) => id !== scene),
  signs: signs.map((sign) => (sign.scene === scene ? { ...sign, retired: true } : sign)),
});

const named = (id: string, tour: Partial<Tour> = {}): Tour => ({ ...sample, id, signs: [], ...tour });

describe('the record of printed codes', () => {
  it('comes back as it was written, one sign a line', () => {
    const text = formatRegistry(printed);
    expect(parseRegistry(text)).toEqual(printed);
    expect(text.split('\n').filter((line) => line.includes('"code"')).length).toBe(signs.length);
  });

  it.each(['', '{}', '{"format":1}', '{"format":1,"signs":[{}]}', '{"format":2,"signs":[]}', '{"format":1,"signs":['])(
    'that is damaged does not pass for a short one: %s',
    (text) => expect(parseRegistry(text)).toBeUndefined(),
  );

  it('with a code twice is damaged', () =>
    expect(parseRegistry(formatRegistry({ ...printed, signs: [first, first] }))).toBeUndefined());

  it('only grows: names stay those of the day of printing', () => {
    const renamed = { ...sample, title: { vi: 'Tên mới' } };
    expect(grown(printed, [renamed])).toEqual(printed);
    expect(grown(printed, [named('b', { signs: [{ code: 'M9YM2X', scene: 'cong-tien' }] })]).signs).toHaveLength(10);
  });

  it('refuses a change that would orphan a printed code', () => {
    const lost = { ...sample, signs: signs.slice(1) };
    expect(registryFaults(printed, [lost])).toEqual([
      { code: 'sign-lost', sign: first.code, tour: sample.id, scene: first.scene },
    ]);
    expect(registryFaults(printed, [{ ...sample, signs: [] }])).toHaveLength(signs.length);
    expect(registryFaults(printed, [sample])).toEqual([]);
  });

  it('refuses to give a printed code to another tour, and one code to two tours', () => {
    const thief = named('b', { signs: [{ code: first.code, scene: 'cong-tien' }] });
    expect(registryFaults(printed, [thief])).toEqual([
      { code: 'sign-moved', sign: first.code, tour: 'b', other: sample.id },
    ]);
    expect(registryFaults(EMPTY_REGISTRY, [thief, { ...thief, id: 'c' }])).toHaveLength(1);
  });

  it('notices that an old copy was put back', () => {
    const old = { ...printed, signs: printed.signs.slice(1) };
    expect(forgottenSigns(printed, old)).toEqual([{ code: 'sign-unregistered', sign: first.code }]);
    expect(forgottenSigns(printed, printed)).toEqual([]);
  });

  it('lets a sign be taken down, and its scene be removed after that', () =>
    expect(registryFaults(printed, [without(sample, 'cong-tien')])).toEqual([]));
});

describe('a printed code', () => {
  const sign = signsOf(sample).find(({ scene }) => scene === 'cong-tien') ?? first;

  it('leads to its scene', () =>
    expect(destinationOf(sign, [sample])).toMatchObject({ tour: sample.id, scene: 'cong-tien', moved: false }));

  it('leads to the nearest scene that is left', () => {
    const at = (lat: number) => ({ location: { lat, lon: 107.19 } });
    const scenes = sample.scenes.map((scene) =>
      scene.id === 'hao-nuoc' ? { ...scene, ...at(16.7501) } : { ...scene, ...at(16.9) },
    );
    const left = without({ ...sample, scenes }, 'cong-tien');
    const place = { ...sign, at: { lat: 16.75, lon: 107.19 } };
    expect(destinationOf(place, [left])).toMatchObject({ scene: 'hao-nuoc', moved: true });
  });

  it('leads to the start when nobody knows where scenes lie', () =>
    expect(destinationOf(sign, [without(sample, 'cong-tien')])).toMatchObject({ scene: 'tren-cao', moved: true }));

  it('leads to the nearest tour when its own is gone', () => {
    const far = named('xa', { site: { location: { lat: 21, lon: 105.8 } } });
    const near = named('gan', { site: { location: { lat: 16.8, lon: 107.1 } } });
    expect(destinationOf(sign, [far, near])).toMatchObject({ tour: 'gan', scene: 'tren-cao', moved: true });
  });

  it('leads to a tour of the same province when places are unknown', () => {
    const placeless = { ...sign };
    delete placeless.at;
    const other = named('khac', { site: { province: 'hue' } });
    const same = named('cung-tinh', { site: { province: 'quang-tri' } });
    expect(destinationOf(placeless, [other, same])).toMatchObject({ tour: 'cung-tinh', moved: true });
  });

  it('leads to the catalogue when nothing is left', () => expect(destinationOf(sign, [])).toEqual({ moved: true }));

  it('never leads nowhere in 500 histories of removed scenes and tours', () => {
    const others = ['a', 'b', 'c'].map((id) => named(id));
    for (let seed = 0; seed < 500; seed++) {
      const kept = sample.scenes.filter((_, index) => ((seed * 31) >> index) % 2 === 1);
      const tours = [...(kept.length > 0 ? [{ ...sample, scenes: kept }] : []), ...others.slice(seed % 4)];
      for (const one of printed.signs) {
        const { tour, scene } = destinationOf(one, tours);
        const found = tours.find(({ id }) => id === tour);
        if (tours.length > 0) expect(found?.scenes.some(({ id }) => id === scene)).toBe(true);
      }
    }
  });
});
