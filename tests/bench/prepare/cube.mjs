/**
 * Faces as seen from inside: u to the right, v down, -1 to 1; x right, y up, -z in front. Up and down share their front edge
 * with the front face, as Marzipano and Pannellum have it.
 */
export const FACES = {
  f: (u, v) => [u, -v, -1],
  b: (u, v) => [-u, -v, 1],
  l: (u, v) => [-1, -v, -u],
  r: (u, v) => [1, -v, u],
  u: (u, v) => [u, 1, -v],
  d: (u, v) => [u, -1, v],
};

const linear = (distance) => Math.max(0, 1 - distance);

/** Catmull-Rom: nearer to what the pixels stand for than a straight line between them. */
const cubic = (distance) => {
  if (distance >= 2) return 0;
  if (distance < 1) return (1.5 * distance - 2.5) * distance * distance + 1;
  return ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
};

export const LINEAR = { weight: linear, reach: 1 };
export const CUBIC = { weight: cubic, reach: 2 };

/** Adds what an equirectangular picture shows in a direction to `sum`. */
function addSample({ data, width, height }, { weight, reach }, [dx, dy, dz], sum) {
  const x = (Math.atan2(dx, -dz) / (2 * Math.PI) + 0.5) * width - 0.5;
  const y = (0.5 - Math.atan2(dy, Math.hypot(dx, dz)) / Math.PI) * height - 0.5;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  for (let row = top - reach + 1; row <= top + reach; row++) {
    const down = weight(Math.abs(y - row));
    const start = Math.min(height - 1, Math.max(0, row)) * width;
    for (let column = left - reach + 1; column <= left + reach; column++) {
      const share = down * weight(Math.abs(x - column));
      const at = (start + ((column + width) % width)) * 3;
      for (let i = 0; i < 3; i++) sum[i] += share * data[at + i];
    }
  }
}

/** Raw RGB of a picture whose points are given by `direction(x, y)`, 0 to 1 from the upper left; four samples a pixel. */
export function render(source, { width, height }, direction, kernel = LINEAR) {
  const out = new Uint8ClampedArray(width * height * 3);
  const sum = [0, 0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      sum.fill(0);
      for (let sample = 0; sample < 4; sample++) {
        const [inX, inY] = [((sample & 1) + 0.5) / 2, ((sample >> 1) + 0.5) / 2];
        addSample(source, kernel, direction((x + inX) / width, (y + inY) / height), sum);
      }
      for (let i = 0; i < 3; i++) out[at + i] = Math.floor(sum[i] / 4 + 0.5);
    }
  }
  return Buffer.from(out.buffer);
}

export const cubeFace = (source, face, size) =>
  render(source, { width: size, height: size }, (x, y) => FACES[face](x * 2 - 1, y * 2 - 1));
