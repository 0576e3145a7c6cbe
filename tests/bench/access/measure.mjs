const MOST_TABS = 40;

/** What has the focus: its role and name as assistive technology gets them. */
async function focused(page, client) {
  const { result } = await client.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await client.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId,
    fetchRelatives: false,
  });
  const [node] = nodes;
  const shown = await page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  return { role: node?.role?.value ?? '', name: node?.name?.value ?? '', shown };
}

const isBody = (page) =>
  page.evaluate(() => document.activeElement === document.body || document.activeElement === document.documentElement);

/** Everything that Tab reaches, until it leaves the page. */
async function tabOrder(page, client) {
  const stops = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab');
    if (await isBody(page)) break;
    stops.push(await focused(page, client));
  }
  return stops;
}

async function opensByEnter(page, client, name, hasOpened) {
  await page.evaluate(() => document.activeElement?.blur?.());
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab');
    if (await isBody(page)) return false;
    if (!(await focused(page, client)).name.includes(name)) continue;
    await page.keyboard.press('Enter');
    return hasOpened(page);
  }
  return false;
}

/** Whether an arrow key, pressed where the page puts one first, turns the picture; and what is then said. */
async function turnsByKeys(page, picture) {
  const before = await page.screenshot({ clip: picture });
  await page.keyboard.press('ArrowRight', { delay: 400 });
  await page.waitForTimeout(1_500);
  return !before.equals(await page.screenshot({ clip: picture }));
}

const said = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status], [role=alert]')]
      .map(({ textContent }) => textContent.trim())
      .filter(Boolean),
  );

/** How a page behaves under keys and for who hears it. */
export async function measure({ context, address, points, ready, hasOpened, axe }) {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Accessibility.enable');
  const load = async () => {
    await page.goto(address);
    await ready(page);
  };
  await load();
  const tree = (await client.send('Accessibility.getFullAXTree')).nodes.filter(({ ignored }) => !ignored);
  const usable = tree.filter(({ role }) => ['link', 'button'].includes(role?.value));
  const named = (name) => usable.some((node) => node.name?.value?.includes(name));
  await page.addScriptTag({ path: axe });
  const violations = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id }) => id));
  const stops = await tabOrder(page, client);
  const isTold = (name) => stops.some((stop) => stop.name.includes(name));
  const opened = [];
  for (const name of points) {
    await load();
    if (await opensByEnter(page, client, name, hasOpened(name))) opened.push(name);
  }
  await load();
  const turns = await turnsByKeys(page, { x: 300, y: 250, width: 400, height: 250 });
  const words = await said(page);
  await page.close();
  return {
    inTree: points.filter(named).length,
    byTab: points.filter(isTold).length,
    opened: opened.length,
    stops: stops.length,
    nameless: stops.filter(({ name }) => name === '').length,
    unseen: stops.filter(({ shown }) => !shown).length,
    turns,
    said: words,
    violations,
  };
}
