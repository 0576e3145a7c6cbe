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

/** Adds the bilinear sample of an equirectangular picture at a direction to `sum`. */
export function addSample({ data, width, height }, [dx, dy, dz], sum) {
  const sx = (Math.atan2(dx, -dz) / (2 * Math.PI) + 0.5) * width - 0.5;
  const sy = (0.5 - Math.atan2(dy, Math.hypot(dx, dz)) / Math.PI) * height - 0.5;
  const [left, top] = [Math.floor(sx), Math.floor(sy)];
  const [ax, ay] = [sx - left, sy - top];
  const x0 = ((left % width) + width) % width;
  const x1 = (x0 + 1) % width;
  const y0 = Math.min(height - 1, Math.max(0, top)) * width;
  const y1 = Math.min(height - 1, Math.max(0, top + 1)) * width;
  const [a, b, c, d] = [(y0 + x0) * 3, (y0 + x1) * 3, (y1 + x0) * 3, (y1 + x1) * 3];
  const [wa, wb, wc, wd] = [(1 - ax) * (1 - ay), ax * (1 - ay), (1 - ax) * ay, ax * ay];
  for (let i = 0; i < 3; i++) {
    sum[i] += data[a + i] * wa + data[b + i] * wb + data[c + i] * wc + data[d + i] * wd;
  }
}

/** Raw RGB of a picture whose points are given by `direction(x, y)`, 0 to 1 from the upper left; four samples a pixel. */
export function render(source, width, height, direction) {
  const out = Buffer.allocUnsafe(width * height * 3);
  const sum = [0, 0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      sum.fill(0);
      for (let sample = 0; sample < 4; sample++) {
        const [inX, inY] = [((sample & 1) + 0.5) / 2, ((sample >> 1) + 0.5) / 2];
        addSample(source, direction((x + inX) / width, (y + inY) / height), sum);
      }
      for (let i = 0; i < 3; i++) out[at + i] = sum[i] / 4 + 0.5;
    }
  }
  return out;
}

export const cubeFace = (source, face, size) => render(source, size, size, (x, y) => FACES[face](x * 2 - 1, y * 2 - 1));
