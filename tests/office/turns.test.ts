import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/office/files/turns';

const nextTurn = (): Promise<void> => new Promise((done) => setImmediate(done));

/** How many pieces of work were done by the end of each turn when so many come at once. */
async function doneByTurn(inTurn: (work: () => void) => void, pieces: number): Promise<number[]> {
  let done = 0;
  for (let piece = 0; piece < pieces; piece++) inTurn(() => done++);
  const seen = [done];
  while (done < pieces) {
    await nextTurn();
    seen.push(done);
  }
  return seen;
}

describe('turns of the event loop', () => {
  it('does only so much in one, so that new visitors are let in between', async () => {
    expect(await doneByTurn(createTurns(8), 30)).toEqual([8, 16, 24, 30]);
    expect(await doneByTurn(createTurns(Infinity), 30)).toEqual([30]);
  });

  it('does at once what comes alone', () => {
    let isDone = false;
    createTurns(1)(() => (isDone = true));
    expect(isDone).toBe(true);
  });

  it('keeps the order, also of what comes while others wait', async () => {
    const order: number[] = [];
    const inTurn = createTurns(2);
    for (const piece of [1, 2, 3]) inTurn(() => order.push(piece));
    inTurn(() => {
      order.push(4);
      inTurn(() => order.push(6));
    });
    inTurn(() => order.push(5));
    while (order.length < 6) await nextTurn();
    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
