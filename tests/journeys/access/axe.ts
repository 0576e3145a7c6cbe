import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

export const AXE = createRequire(import.meta.url).resolve('axe-core');

interface Result {
  violations: readonly { id: string; nodes: readonly { html: string; failureSummary?: string }[] }[];
}

/** What axe finds wrong with the page as it is now, by all of its rules; its code is asked for once a page. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<Result> } };
    const { violations: found } = await axe.run({ resultTypes: ['violations'] });
    return found.map(({ id, nodes }) =>
      [id, ...nodes.map((node) => `${node.html.slice(0, 160)} ${(node.failureSummary ?? '').slice(0, 200)}`)].join(
        '\n',
      ),
    );
  });
}
