import type { SpherePoint } from '../tour/angle';
import type { Scene } from '../tour/scene';

/** Where in a scene the way to another one begins, if a hotspot leads there. */
export function wayTo({ hotspots }: Scene, to: string): SpherePoint | undefined {
  const at = hotspots?.find((each) => each.type === 'link' && each.to.scene === to)?.at;
  return at && 'yaw' in at ? at : undefined;
}
