import { describe, expect, it } from 'vitest';
import { dayOf, lastDays, roundTop } from '../../src/desk/days';
import { localTime } from '../../src/desk/local-time';
import { scopeName } from '../../src/desk/Grants';
import { mayOn, mayOpen, mayUpload } from '../../src/desk/may';
import { routeOf } from '../../src/desk/route';
import { secondsLeft } from '../../src/desk/sending';
import { loadWords } from '../../src/desk/words';

describe('the days of a plot', () => {
  it('are those of Việt Nam, where the signs stand', () => {
    expect(dayOf(Date.parse('2026-11-22T16:59:59Z'))).toBe('2026-11-22');
    expect(dayOf(Date.parse('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
  });

  it('end with today and have no gap', () => {
    expect(lastDays(Date.parse('2026-03-01T03:00:00Z'), 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });

  it.each([
    [0, 10],
    [10, 10],
    [11, 20],
    [43, 50],
    [99, 100],
    [120, 200],
    [1_000, 1_000],
    [7_301, 10_000],
  ])('stand below a round line: %d under %d', (most, top) => expect(roundTop(most)).toBe(top));
});

describe('what is offered', () => {
  const grants = (role: string, scope: string) => ({ grants: [{ role, scope }] });
  const tour = { id: 'thanh-co', province: 'quang-tri' };

  it.each([
    ['approver', '*', true],
    ['approver', 'province:quang-tri', true],
    ['approver', 'site:thanh-co', true],
    ['administrator', 'site:thanh-co', true],
    ['approver', 'province:hue', false],
    ['editor', '*', false],
    ['reader', '*', false],
  ])('lets %s of %s approve: %s', (role, scope, may) => {
    expect(mayOn(grants(role, scope), 'approve', tour)).toBe(may);
  });

  it('is uploading for those who edit, people for who looks after them, the log for who administers everything', () => {
    expect(['reader', 'editor', 'approver', 'administrator'].map((role) => mayUpload(grants(role, '*')))).toEqual([
      ...[false, true, false, true],
    ]);
    expect(mayOpen(grants('administrator', 'site:thanh-co'), 'people')).toBe(true);
    expect(mayOpen(grants('administrator', 'site:thanh-co'), 'audit')).toBe(false);
    expect(mayOpen(grants('administrator', '*'), 'audit')).toBe(true);
    expect(mayOpen(grants('reader', '*'), 'statistics')).toBe(true);
  });
});

describe('addresses within the office', () => {
  it.each([
    ['', []],
    ['#/tours', ['tours']],
    ['#/versions/a%20b', ['versions', 'a b']],
  ])('%s leads to %j', (hash, route) => expect(routeOf(hash)).toEqual(route));
});

describe('the time that is left', () => {
  const sending = { name: 'a.zip', bytes: 30, all: 100, waiting: false, startedAt: 0, startedBytes: 10 };

  it('counts only what was sent now, not what was there before', () => {
    expect(secondsLeft(sending, 10_000)).toBe(35);
  });

  it('is not told before there is a pace', () => {
    expect(secondsLeft(sending, 1_000)).toBeUndefined();
    expect(secondsLeft({ ...sending, bytes: 10 }, 60_000)).toBeUndefined();
  });
});

it('a set time is shown as this device has it', () => {
  const at = new Date(2026, 10, 23, 7, 5).getTime();
  expect(localTime(at)).toBe('2026-11-23T07:05');
});

describe('what a right is for', () => {
  const tour = {
    id: 'thanh-co',
    title: { vi: 'Thành cổ', en: 'Citadel' },
    province: 'quang-tri',
    live: null,
    versions: [],
  };

  it.each([
    ['*', 'mọi tour', 'all tours'],
    ['province:quang-tri', 'mọi tour của Quảng Trị', 'all tours of Quảng Trị'],
    ['province:ho-chi-minh', 'mọi tour của Thành phố Hồ Chí Minh', 'all tours of Hồ Chí Minh City'],
    ['site:thanh-co', 'tour Thành cổ', 'the tour Citadel'],
    ['province:lang-ma', 'mọi tour của lang-ma', 'all tours of lang-ma'],
    ['site:khong-co', 'tour khong-co', 'the tour khong-co'],
  ])('is told by names, and by an id only where there is none: %s', async (scope, vi, en) => {
    expect(scopeName(await loadWords('vi'), scope, [tour])).toBe(vi);
    expect(scopeName(await loadWords('en'), scope, [tour])).toBe(en);
  });

  it('may be any of the 34 provinces and cities, in the order of the Vietnamese alphabet', async () => {
    const { provinces, province } = await loadWords('vi');
    expect(provinces).toHaveLength(34);
    const names = provinces.map(province);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'vi')));
    expect(provinces).toEqual(expect.arrayContaining(['quang-tri', 'thanh-hoa', 'vinh-long', 'dak-lak']));
  });
});
