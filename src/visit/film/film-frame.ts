import { FLAT_HALF } from '../../tour/frame';
import { toRadians } from '../../tour/angle';
import type { View } from '../../tour/view';
import { pixelsPerRadian, type Size } from '../../tiles/screen';

/** Where a film lies on the stage at a view, in CSS pixels from its upper left corner. */
export function filmFrame(
  view: View,
  film: Size,
  stage: Size,
): { left: number; top: number; width: number; height: number } {
  const scale = pixelsPerRadian(view.fov, stage);
  const width = 2 * FLAT_HALF * scale;
  const height = (width * film.height) / film.width;
  return {
    left: stage.width / 2 - Math.tan(toRadians(view.yaw)) * scale - width / 2,
    top: stage.height / 2 + Math.tan(toRadians(view.pitch)) * scale - height / 2,
    width,
    height,
  };
}
