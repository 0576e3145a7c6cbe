/* Cuts media/gan-*.jpg of thanh-co-quang-tri, views of its own panoramas as a camera sees them: `node tours/drawn/close-ups.mjs`. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const MEDIA = new URL('../thanh-co-quang-tri/media/', import.meta.url);
const [WIDTH, HEIGHT] = [1200, 900];
const SHOTS = [
  ['cong-tien', 'gan-cong-tien', { yaw: 0, pitch: 9, fov: 62 }],
  ['cong-hau', 'gan-cong-hau', { yaw: 10, pitch: 5, fov: 62 }],
  ['thap-chuong', 'gan-thap-chuong', { yaw: 0, pitch: 17, fov: 66 }],
];
const radians = (degrees) => (degrees * Math.PI) / 180;

for (const [from, to, { yaw, pitch, fov }] of SHOTS) {
  const { data, info } = await sharp(fileURLToPath(new URL(`${from}.jpg`, MEDIA))).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const out = Buffer.alloc(WIDTH * HEIGHT * 3);
  const [sy, cy, sp, cp] = [Math.sin(radians(yaw)), Math.cos(radians(yaw)), Math.sin(radians(pitch)), Math.cos(radians(pitch))];
  const half = Math.tan(radians(fov) / 2) / WIDTH;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [gx, gy] = [(2 * x + 1 - WIDTH) * half, (HEIGHT - 2 * y - 1) * half];
      const d = [sy * cp + gx * cy - gy * sy * sp, sp + gy * cp, -cy * cp + gx * sy + gy * cy * sp];
      const column = (Math.atan2(d[0], -d[2]) / (2 * Math.PI) + 0.5) * info.width - 0.5;
      const row = (0.5 - Math.atan2(d[1], Math.hypot(d[0], d[2])) / Math.PI) * info.height - 0.5;
      const [c, r] = [Math.floor(column), Math.floor(row)];
      const [fx, fy] = [column - c, row - r];
      const at = (cc, rr, k) => data[(Math.min(Math.max(rr, 0), info.height - 1) * info.width + ((cc + info.width) % info.width)) * 3 + k];
      for (let k = 0; k < 3; k++) {
        const upper = at(c, r, k) * (1 - fx) + at(c + 1, r, k) * fx;
        const lower = at(c, r + 1, k) * (1 - fx) + at(c + 1, r + 1, k) * fx;
        out[(y * WIDTH + x) * 3 + k] = Math.round(upper * (1 - fy) + lower * fy);
      }
    }
  }
  await sharp(out, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }).jpeg({ quality: 82, mozjpeg: true }).toFile(fileURLToPath(new URL(`${to}.jpg`, MEDIA)));
}
