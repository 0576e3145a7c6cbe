import { toBearing, wrapYaw, type Degrees } from '../tour/angle';
import { isFlatView } from '../tour/flat';
import { USUAL_FOV, type View } from '../tour/view';
import type { ViewHint } from '../tour/view-shape';

/** Where one comes from: the present view, and the compass bearing of that picture's centre. */
export interface Leaving {
  view: View;
  heading: Degrees;
}

/** Where one goes to. */
export interface Arriving {
  heading: Degrees;
  home: View;
}

/** The view one arrives with: of a flat picture its first one; else what the link says of it, else the same compass bearing as before, looking at the horizon. */
export function arrivalView(from: Leaving, to: Arriving, said?: ViewHint): View {
  if (isFlatView(to.home)) return { ...to.home, ...(isFlatView({ fov: said?.fov ?? USUAL_FOV }) && said) };
  const kept = { yaw: toBearing(from.view.yaw, from.heading) - to.heading, pitch: 0, fov: to.home.fov };
  const { yaw, pitch, fov } = { ...kept, ...said };
  return { yaw: wrapYaw(yaw), pitch, fov };
}
