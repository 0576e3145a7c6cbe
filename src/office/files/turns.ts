/** Enough that a turn of the event loop is mostly answers, few enough that it lasts about a millisecond. */
const USUAL = 8;

/**
 * Does pieces of work in the order in which they come, so many in one turn of the event loop at most. Node takes one new connection a
 * turn (https://github.com/libuv/libuv/pull/3696): when a thousand visitors ask without a pause, turns in which all of them are answered
 * would let those who have just come wait for many seconds.
 */
export function createTurns(most = USUAL): (work: () => void) => void {
  let [waiting, left, isPlanned]: [(() => void)[], number, boolean] = [[], most, false];
  const plan = (): void => {
    if (!isPlanned) setImmediate(turn);
    isPlanned = true;
  };
  function turn(): void {
    [left, isPlanned] = [most, false];
    const now = waiting.slice(0, most);
    waiting = waiting.slice(most);
    if (now.length > 0) plan();
    for (const work of now) {
      left--;
      work();
    }
  }
  return (work) => {
    plan();
    if (left > 0 && waiting.length === 0) {
      left--;
      work();
    } else waiting.push(work);
  };
}
