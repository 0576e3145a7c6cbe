import type { Page } from 'playwright-core';

const CONTROLS =
  '.top a, .tools :is(a, button), .rail button, .pad button, .guide button, .sheet[data-open] :is(a, button), .notice button, .pin';

/** Controls that show neither words nor an edge of their own or around their group, where the system takes all grounds away. */
export const edgeless = (page: Page): Promise<string[]> =>
  page.evaluate((controls) => {
    const hasEdge = (element: Element): boolean => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
      return borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1;
    };
    const groups = '.top *, .tools, .pad *, .guide, .notice';
    return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.offsetWidth === 0) return [];
      const isRead = control.innerText.trim() !== '' && parseFloat(getComputedStyle(control).fontSize) > 0;
      const around = [
        control,
        control.closest(groups),
        control.parentElement?.closest(groups),
        control.firstElementChild,
      ];
      if (isRead || around.some((part) => part && hasEdge(part))) return [];
      return [(control.getAttribute('aria-label') ?? control.outerHTML).slice(0, 80)];
    });
  }, CONTROLS);

/** The ground of what is on or open, and of what is not. */
export const groundsOf = (page: Page, on: string, off: string): Promise<[on: string, off: string]> =>
  page.evaluate(
    ([one, other]) => {
      const ground = (selector: string): string => {
        const found = document.querySelector(selector);
        return found ? getComputedStyle(found).backgroundColor : `no ${selector}`;
      };
      return [ground(one), ground(other)];
    },
    [on, off] as const,
  );
