import type { SpherePoint } from '../tour/angle';
import type { View } from '../tour/view';
import { FACES, type Face } from '../tiles/face';
import { pixelsPerRadian, type Size } from '../tiles/screen';

/*
 * A browser's 3D transforms as a camera. Style sheets have y downwards, so their rotations about x count pitch upwards and
 * about y yaw to the right, as we do. The eye is brought to the origin, so only directions matter, not distances.
 */

/** Fine enough for flat pictures, which are a tenth of a degree wide. */
const short = (value: number): string => String(Math.round(value * 1e8) / 1e8 + 0);

/** What stands before each part's own transform. Parts must be centred on the stage. */
export function cameraTransform({ yaw, pitch, fov }: View, size: Size): string {
  const eye = short(pixelsPerRadian(fov, size));
  return `perspective(${eye}px) translateZ(${eye}px) rotateX(${short(pitch)}deg) rotateY(${short(yaw)}deg)`;
}

const facing = ({ yaw, pitch }: SpherePoint): string => `rotateY(${short(-yaw)}deg) rotateX(${short(-pitch)}deg)`;

/** Of a picture that fills the stage at a view, its longer side the stage's. */
export const posterTransform = (view: View, size: Size): string =>
  `${facing(view)} translateZ(${short(-pixelsPerRadian(view.fov, size))}px)`;

const FACE_DIRECTIONS: Readonly<Record<Face, SpherePoint>> = {
  f: { yaw: 0, pitch: 0 },
  r: { yaw: 90, pitch: 0 },
  b: { yaw: 180, pitch: 0 },
  l: { yaw: -90, pitch: 0 },
  u: { yaw: 0, pitch: 90 },
  d: { yaw: 0, pitch: -90 },
};

/** Browsers smooth the edges of tilted planes, which leaves hair lines between them; so the faces overlap a little. */
const OVERLAP = 1.004;

/** Of the square, `side` pixels wide, that shows a face of a cube. */
export const faceTransform = (face: Face, side: number): string =>
  `${facing(FACE_DIRECTIONS[face])} translateZ(${-side / 2}px) scale(${OVERLAP})`;

/** Background position of a face in the coverage strip that is shown `side` pixels wide. */
export const facePosition = (face: Face, side: number): string => `0 ${-FACES.indexOf(face) * side}px`;
