import { SCENES, SCREENS, VIEW } from '../conditions.mjs';
import { takeViewer } from '../browser/handle.mjs';

/**
 * Ours, and ours without the inline blurred picture; then two limits under these conditions: what is left of our page without its code (a
 * picture that a finger moves aside: no viewer can answer sooner), and a page of the blurred picture alone (none can show one sooner). All
 * others are peers.
 */
export const OURS = 'disan360';
export const OURS_UNBLURRED = 'disan360-unblurred';
export const OURS_BARE = 'disan360-bare';
export const OURS_BLUR = 'disan360-blur';
const VARIANTS = { [OURS]: '', [OURS_UNBLURRED]: '?as=unblurred', [OURS_BARE]: '?as=bare', [OURS_BLUR]: '?as=blur' };
export const isOurs = (viewer) => viewer in VARIANTS;

/** Address of a viewer's page with the first view of the benchmark. */
export function addressOf(viewer, screen, { origin, picture, cube }) {
  if (isOurs(viewer)) {
    return `${origin}/vi/bench-${picture}/scene-1${VARIANTS[viewer]}`;
  }
  const { hfov, vfov } = SCREENS[screen];
  const query = new URLSearchParams({ ...VIEW, hfov, vfov, picture, cube, scenes: SCENES });
  return `${origin}/peers/${viewer}/index.html?${query}`;
}

export async function takeHandle(viewer, { page, cdp }) {
  if (!isOurs(viewer)) return page.waitForFunction(() => Boolean(window.__pano), null, { timeout: 60_000 });
  if (!(await takeViewer(cdp))) throw new Error('Our viewer was not found in the page.');
}
