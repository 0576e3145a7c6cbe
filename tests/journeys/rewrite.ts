import type { BrowserContext, Page, Route } from 'playwright-core';

/** Changes the text of what a page gets. A page that is gone before its answer is there has no use for one. */
export const rewrite = (
  where: Page | BrowserContext,
  pattern: string | RegExp,
  change: (text: string) => string,
): Promise<unknown> =>
  where.route(pattern, async (route: Route) => {
    const response = await route.fetch().catch(() => undefined);
    const text = await response?.text().catch(() => undefined);
    if (text === undefined) return route.abort().catch(() => undefined);
    // Its length and coding are no longer the site's.
    const contentType = response?.headers()['content-type'] ?? 'text/html';
    await route.fulfill({ status: response?.status() ?? 200, body: change(text), contentType }).catch(() => undefined);
  });
