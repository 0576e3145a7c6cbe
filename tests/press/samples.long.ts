import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtWorker } from './built';
import { PARTS } from './sample-list';
import { DOCUMENT, formatDocument, planSample, pressSample, type Row } from './sample-press';
import { createPlace, faultsOf, hasSamples, needsSamples, readVersion, type Place } from './tour-folder';

let worker: URL;
let place: Place;
const rows: Row[] = [];

/** `huge.long.ts` presses it, and looks at the memory. */
const isHuge = (path: string): boolean => path.includes('huge');

describe.skipIf(!hasSamples)(`all real pictures${needsSamples}`, () => {
  beforeAll(async () => {
    worker = await builtWorker('samples-long');
    place = await createPlace();
  });
  afterAll(() => place.remove());

  describe.each(PARTS)('$title', ({ samples }) => {
    it.each(samples)('$name: $outcome', async (sample) => {
      const planned = await planSample(sample);
      const row = isHuge(sample.path) ? planned : await pressSample(sample, place, worker);
      rows.push(row);
      expect(row.outcome).toBe(sample.outcome);
      expect([row.pyramid?.levels, row.poster?.files]).toEqual([planned.pyramid?.levels, planned.poster?.files]);
      if (row.outcome === 'cut' && !isHuge(sample.path)) expect(await faultsOf(await readVersion(place))).toEqual([]);
    });
  });

  it('are written down', async () => {
    expect(rows).toHaveLength(PARTS.flatMap(({ samples }) => samples).length);
    await writeFile(DOCUMENT, formatDocument(rows));
  });
});
