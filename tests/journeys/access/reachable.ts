import type { Page } from 'playwright-core';

/** WCAG 2.2 asks for 24 pixels; fingers, and kiosks, for more. */
const LEAST_TARGET = 44;

/** What lies around the picture and is there to be used. */
const CONTROLS = '.top a, .tools :is(a, button), .rail button, .sheet[data-open] .close, .notice button';

/** Controls that are too small, beyond the screen's edge, or under something else. */
export const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([controls, least]) => {
      const name = (element: Element): string =>
        (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() || element.outerHTML.slice(0, 80);
      return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((element) => {
        const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
        if (width === 0 || !element.checkVisibility()) return [];
        const faults: string[] = [];
        if (width < least - 0.5 || height < least - 0.5) faults.push(`${Math.round(width)}×${Math.round(height)}`);
        const isIn = left >= -0.5 && top >= -0.5 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5;
        if (!isIn) faults.push('beyond the edge');
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        // What a panel covers is under it on purpose, and closes with it.
        const isUnder = hit !== null && !element.contains(hit) && hit.closest('.sheet, .guide') === null;
        if (isIn && isUnder) faults.push(`under ${hit.className || hit.tagName}`);
        return faults.length > 0 ? [`${name(element)}: ${faults.join(', ')}`] : [];
      });
    },
    [CONTROLS, LEAST_TARGET] as const,
  );

/** Pixels that one would have to scroll sideways to read a page: none, on the narrowest of screens too. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
