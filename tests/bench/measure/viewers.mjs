import { SCENES, SCREENS, VIEW } from '../conditions.mjs';
import { takeViewer } from '../browser/handle.mjs';

/** Ours, and ours without the inline blurred picture; all other viewers are peers. */
export const OURS = 'disan360';
export const OURS_UNBLURRED = 'disan360-unblurred';
export const isOurs = (viewer) => viewer === OURS || viewer === OURS_UNBLURRED;

/** Address of a viewer's page with the first view of the benchmark. */
export function addressOf(viewer, screen, { origin, picture, cube }) {
  if (isOurs(viewer)) {
    return `${origin}/vi/bench-${picture}/scene-1${viewer === OURS_UNBLURRED ? '?blur=0' : ''}`;
  }
  const { hfov, vfov } = SCREENS[screen];
  const query = new URLSearchParams({ ...VIEW, hfov, vfov, picture, cube, scenes: SCENES });
  return `${origin}/peers/${viewer}/index.html?${query}`;
}

export async function takeHandle(viewer, { page, cdp }) {
  if (!isOurs(viewer)) return page.waitForFunction(() => Boolean(window.__pano), null, { timeout: 60_000 });
  if (!(await takeViewer(cdp))) throw new Error('Our viewer was not found in the page.');
}
