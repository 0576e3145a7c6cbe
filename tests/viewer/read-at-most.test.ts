import { expect, it } from 'vitest';
import { LoadError } from '../../src/viewer/load-error';
import { readAtMost } from '../../src/viewer/read-at-most';

/** An answer without a length, of parts of 100 bytes; counts what was taken of it. */
function answer(parts: number): { response: Response; taken: () => number } {
  let taken = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (taken === parts) return controller.close();
      taken++;
      controller.enqueue(new Uint8Array(100).fill(taken));
    },
  });
  return { response: new Response(body), taken: () => taken };
}

it('reads all of an answer that is as long as is allowed', async () => {
  const file = new Uint8Array(await readAtMost(answer(5).response, 500));
  expect([file.length, file[0], file.at(-1)]).toEqual([500, 1, 5]);
});

it('stops reading one that is longer, though nobody said so', async () => {
  const { response, taken } = answer(1_000_000);
  await expect(readAtMost(response, 500)).rejects.toThrow(LoadError);
  expect(taken()).toBeLessThan(10);
});

it('does not begin to read one that says that it is longer', async () => {
  const response = new Response(new Uint8Array(8), { headers: { 'content-length': '501' } });
  await expect(readAtMost(response, 500)).rejects.toThrow(LoadError);
});
