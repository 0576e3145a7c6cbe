/** Resolves with a promise, or when so many milliseconds are over. Leaves no timer behind: a page at rest has none. */
export async function atMost(promise: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, over]).finally(() => clearTimeout(timer));
}
