import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTour } from './every-tour';
import { BUDGET, DOCUMENT, overBudget, parseViews } from './first-view';

const TOURS = ['thanh-co-quang-tri', 'hien-luong-ben-hai', 'dia-dao-vinh-moc', 'sam-son-truong-le'];

describe('the first views of the sample tours, as they were measured', () => {
  const views = parseViews(readFileSync(DOCUMENT, 'utf8'));

  it.each(TOURS)('of %s are known, that of its start at least', (id) => {
    const { start, scenes } = readTour(id);
    const measured = views.filter(({ tour }) => tour === id).map(({ scene }) => scene);
    expect(measured).toContain(start ?? scenes[0]?.id);
    expect(scenes.map((scene) => scene.id)).toEqual(expect.arrayContaining(measured));
  });

  it.each(TOURS.slice(1))('of %s begin no heavier than the Citadel’s', (id) => {
    const begins = (tour: string) => views.find((view) => view.tour === tour && view.scene === readTour(tour).start);
    const [own, citadel] = [begins(id), begins('thanh-co-quang-tri')];
    if (!own || !citadel) throw new Error('not measured');
    expect([own.phone <= citadel.phone, own.kiosk <= citadel.kiosk]).toEqual([true, true]);
  });

  it('stay within the same budgets, and a heavier one would be noticed', () => {
    expect(overBudget(views)).toEqual([]);
    const [first] = views;
    expect(first && overBudget([{ ...first, phone: BUDGET.phone + 1 }])).toEqual([`${first?.tour}/${first?.scene}: phone`]);
  });
});
