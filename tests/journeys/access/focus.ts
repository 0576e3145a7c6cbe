import type { Page } from 'playwright-core';

/** More than any screen has. */
const MOST_TABS = 150;

/** What has the focus, and whether it can be seen: its middle is on the screen and lies under nothing else. */
const focused = (page: Page): Promise<{ name: string; isSeen: boolean } | undefined> =>
  page.evaluate(() => {
    const { activeElement: here } = document;
    if (!here || here === document.body) return undefined;
    const { left, right, top, bottom } = here.getBoundingClientRect();
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isOne = (pin: Element | null | undefined): boolean => (pin?.closest('.pin') ?? null) !== null;
    const isSeen = above !== null && (here.contains(above) || (isOne(here) && isOne(above)));
    const name = (here.getAttribute('aria-label') ?? here.textContent ?? '').trim().slice(0, 60);
    return { name: `${name} <${here.tagName.toLowerCase()}.${here.className}>`, isSeen };
  });

/** Goes round the whole page by Tab, from where the focus is, and names what had the focus and stayed out of sight. */
export async function hiddenFocus(page: Page, patienceMs = 4_000): Promise<{ stops: number; hidden: string[] }> {
  const hidden: string[] = [];
  const passed: string[] = [];
  for (let ends = 0; passed.length < MOST_TABS;) {
    await page.keyboard.press('Tab');
    let here = await focused(page);
    // Beyond the page's last stop it begins anew.
    if (!here && ++ends > 1) break;
    if (!here) continue;
    if (ends > 0 && here.name === passed[0]) break;
    passed.push(here.name);
    // The picture turns to what is to be seen.
    for (const end = Date.now() + patienceMs; here && !here.isSeen && Date.now() < end;) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
      here = await focused(page);
    }
    if (here && !here.isSeen) hidden.push(here.name);
  }
  return { stops: passed.length, hidden };
}
