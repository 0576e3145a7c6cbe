import { open } from '../browser/open.mjs';
import { startScreencast } from '../browser/screencast.mjs';
import { settle, sleep } from '../browser/settle.mjs';

/** A picture that has been turned by so many degrees answers the finger. */
const ANSWER = 2;
/** CSS pixels of one stroke, about 15° on a phone. */
const STROKE = 100;
const STEPS = 8;
const GIVE_UP = 60_000;

const touch = (cdp, type, x, y) =>
  cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] }).catch(() => {});

/** Draws a finger to the right and back, slowly enough for a few frames, until `isOver`. */
async function stroke(cdp, { width, height }, isOver) {
  const [from, y] = [width / 2 - STROKE / 2, height * 0.55];
  for (let turn = 0; !isOver(); turn++) {
    const x = (step) => from + (STROKE * (turn % 2 === 0 ? step : STEPS - step)) / STEPS;
    await touch(cdp, 'touchStart', x(0), y);
    for (let step = 1; step <= STEPS && !isOver(); step++) {
      await sleep(30);
      await touch(cdp, 'touchMove', x(step), y);
    }
    await sleep(120);
    await touch(cdp, 'touchEnd');
    await sleep(150);
  }
}

/** One visit in which a finger begins to drag when the panorama is to be seen, blurred or not, and goes on until it follows. */
async function visit({ page, cdp, screen, traffic }, address, findYaw) {
  const seen = { shown: undefined, answer: undefined, turned: undefined };
  const judge = async ({ at, picture }) => {
    if (seen.answer !== undefined) return;
    const found = await findYaw(picture);
    const t = at - traffic.beganAt;
    if (!found || t < 0) return;
    seen.shown ??= t;
    const moved = Math.abs(found.turned) >= ANSWER && found.score < found.home * 0.8;
    if (moved && (seen.answer ?? t) >= t) Object.assign(seen, { answer: t, turned: found.turned });
  };
  traffic.restart();
  const screencast = await startScreencast({ cdp, screen, traffic }, (frame) => void judge(frame).catch(() => {}));
  await page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
  const late = () => Date.now() - traffic.beganAt > GIVE_UP;
  while (seen.shown === undefined && !late()) await sleep(10);
  await stroke(cdp, screen, () => seen.answer !== undefined || late());
  await sleep(300);
  await screencast.stop();
  const { firstImageDraw } = await settle({ page, traffic }, { most: 40_000 });
  return { ...seen, canvas: firstImageDraw };
}

/** The first visit with an empty cache, then a second one in the same browser. */
export async function measureDrag({ address, condition, findYaw }) {
  const opened = await open(condition);
  try {
    const first = await visit(opened, address, findYaw);
    await opened.page.goto('about:blank');
    const second = await visit(opened, address, findYaw);
    return { first, second, errors: opened.errors };
  } finally {
    await opened.browser.close();
  }
}
