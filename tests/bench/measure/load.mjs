import { createHash } from 'node:crypto';
import { open } from '../browser/open.mjs';
import { startScreencast } from '../browser/screencast.mjs';
import { settle, sleep } from '../browser/settle.mjs';
import { detail, overlayMask, psnr, readGray, sameBlocks, shownShare } from '../picture/gray.mjs';

const [FIRST, COVERED, SHARP] = [0.1, 0.97, 0.995];

const screenshot = (page) => page.screenshot({ type: 'png', scale: 'device' });

/** The settled page, the same without what it writes over the panorama, and which pixels that covers. */
async function settledPictures(page) {
  const whole = await readGray(await screenshot(page));
  const hidden = await page.evaluate(() => {
    const signs = document.querySelector('#app');
    signs?.setAttribute('style', 'opacity: 0 !important; transition: none !important');
    return Boolean(signs);
  });
  if (!hidden) return { whole, plain: whole };
  await sleep(300);
  const plain = await readGray(await screenshot(page));
  return { whole, plain, mask: overlayMask(whole, plain) };
}

/** Reads each different picture once. */
function createJudge(final, mask) {
  const known = new Map();
  return async ({ picture }) => {
    const key = createHash('sha1').update(picture).digest('hex');
    if (!known.has(key)) {
      const gray = await readGray(picture);
      known.set(key, { shown: shownShare(gray, final, mask), same: sameBlocks(gray, final, mask) });
    }
    return known.get(key);
  };
}

async function firstWith(frames, judge, wanted) {
  for (const frame of frames) if ((await judge(frame)).shown >= wanted) return frame.t;
  return undefined;
}

/** The frame from which on the picture stays what it is at the end. */
async function sharpFrom(frames, judge) {
  let sharp;
  for (const frame of [...frames].reverse()) {
    if ((await judge(frame)).same < SHARP) break;
    sharp = frame.t;
  }
  return sharp;
}

/**
 * Moments of the first view, from pictures. Chromium can drop the last frame of a page that draws only once; the moment when
 * WebGL drew the last picture then stands in, and `lastFrameMissing` says so.
 */
async function moments(frames, { whole, mask }, stats) {
  const last = frames.length > 0 ? await readGray(frames.at(-1).picture) : undefined;
  const lastFrameMissing = !last || sameBlocks(last, whole, mask, 4) < 0.8;
  const judge = createJudge(lastFrameMissing ? whole : last, mask);
  const standIn = lastFrameMissing ? stats.lastDrawAfterUpload : undefined;
  return {
    lastFrameMissing,
    first: (await firstWith(frames, judge, FIRST)) ?? standIn,
    covered: (await firstWith(frames, judge, COVERED)) ?? standIn,
    sharp: standIn ?? (await sharpFrom(frames, judge)),
  };
}

const readMarks = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      performance
        .getEntriesByType('mark')
        .filter(({ name }) => name.startsWith('pano:'))
        .map(({ name, startTime }) => [name, startTime]),
    ),
  );

/** One cold visit that nobody touches. */
export async function measureLoad({ address, condition, truth }) {
  const { browser, page, cdp, screen, errors, traffic } = await open(condition);
  try {
    const screencast = await startScreencast({ cdp, screen, traffic });
    await page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
    const stats = await settle({ page, traffic });
    const lastPresented = () => (screencast.timed().at(-1)?.t ?? 0) > stats.lastDrawAfterUpload;
    for (let i = 0; i < 50 && !lastPresented(); i++) await sleep(100);
    await screencast.stop();
    const marks = await readMarks(page);
    const settled = await settledPictures(page);
    const times = await moments(screencast.timed(), settled, stats);
    return {
      ...times,
      canvas: stats.firstImageDraw,
      marks,
      frames: screencast.frames.length,
      htmlBytes: traffic.bytes('html'),
      codeToFirst: traffic.bytes('code', times.covered),
      mediaToSharp: traffic.bytes('media', times.sharp),
      mediaSettled: traffic.bytes('media'),
      codeSettled: traffic.bytes('code'),
      allSettled: traffic.bytes(),
      files: traffic.files,
      textureBytes: stats.textureBytes,
      detail: detail(settled.plain) / detail(truth.cubic),
      psnr: psnr(settled.plain, truth.cubic),
      psnrBilinear: psnr(settled.plain, truth.bilinear),
      timedOut: stats.timedOut === true,
      errors,
    };
  } finally {
    await browser.close();
  }
}
