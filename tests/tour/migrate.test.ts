import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/tour/migrate';
import type { Migration } from '../../src/tour/migrations/migration';

/** Formats that never were: 1 called scenes rooms, 2 had one title for all languages. */
const MIGRATIONS: readonly Migration[] = [
  { from: 2, bringUp: ({ title, ...rest }) => ({ ...rest, title: { vi: title } }) },
  { from: 1, bringUp: ({ rooms, ...rest }) => ({ ...rest, scenes: rooms }) },
];

describe('[F5] migrate', () => {
  it('brings an old manifest up step by step, in the order of formats', () => {
    const old = Object.freeze({ format: 1, title: 'A', rooms: [] });
    expect(migrate(old, MIGRATIONS, 3)).toEqual({
      value: { format: 3, title: { vi: 'A' }, scenes: [] },
      issues: [],
      stop: false,
    });
    expect(migrate({ format: 2, title: 'A', scenes: [] }, MIGRATIONS, 3).value).toMatchObject({ title: { vi: 'A' } });
  });

  it('leaves a manifest of today as it is', () => {
    const value = { format: 3, anything: 1 };
    expect(migrate(value, MIGRATIONS, 3)).toEqual({ value, issues: [], stop: false });
  });

  it('stops at one that a newer program made', () => {
    const { issues, stop } = migrate({ format: 4, scenes: [] }, MIGRATIONS, 3);
    expect(stop).toBe(true);
    expect(issues).toMatchObject([{ code: 'format-newer', values: { format: 4, newest: 3 } }]);
  });

  it.each([undefined, '1', 0, -1, 1.5, null, Infinity])('goes on after format %j where there are scenes', (format) => {
    const { issues, value, stop } = migrate({ ...(format !== undefined && { format }), scenes: [] });
    expect(issues).toHaveLength(1);
    expect([value, stop]).toEqual([{ format: 1, scenes: [] }, false]);
  });

  it('stops where there are none: it is the tour of another program', () => {
    expect(migrate({ default: {}, scenes: { a: {} } })).toMatchObject({
      stop: true,
      issues: [{ code: 'format-missing' }],
    });
  });

  it('leaves what is no object to those who check shapes', () => {
    for (const value of [null, 7, 'x', [1]]) expect(migrate(value)).toEqual({ value, issues: [], stop: false });
  });
});
