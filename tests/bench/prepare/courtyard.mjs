import sharp from 'sharp';

/**
 * A photo-like courtyard, ray-cast: brick walls, windows, slabs, clouds, grain and signs with text, so that there is detail
 * at every scale and the picture is the same on every machine (up to the font of the signs).
 */
export const WIDTH = 8192;
export const HEIGHT = 4096;

const [X0, X1, Z0, Z1, FLOOR, TOP] = [-6, 8, -7, 9, -1.6, 4.6];

const hash = (x, y) => {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};

function noise(x, y) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const smooth = (t) => t * t * (3 - 2 * t);
  const [fx, fy] = [smooth(x - left), smooth(y - top)];
  const [a, b, c, d] = [hash(left, top), hash(left + 1, top), hash(left, top + 1), hash(left + 1, top + 1)];
  return a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy;
}

function fractal(x, y, octaves) {
  let [sum, weight] = [0, 0.5];
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x, y);
    x *= 2.03;
    y *= 2.03;
    weight *= 0.5;
  }
  return sum;
}

async function signText() {
  const [width, height] = [2048, 1024];
  const words = [
    'HERITAGE COURTYARD 1724',
    'Refectory · Cloister · Library',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789',
    'Restored stone by stone between 1951 and 1963',
  ];
  const lines = [];
  for (let i = 0, y = 110; y < height - 20; i++) {
    const size = Math.max(16, Math.round(100 / (1 + i * 0.55)));
    const text = `${words[i % 4]} — `.repeat(3);
    lines.push(`<text x="40" y="${y}" font-family="DejaVu Sans, sans-serif" font-size="${size}">${text}</text>`);
    y += Math.round(size * 1.35);
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer();
  return (u, v) => pixels[Math.min(height - 1, (v * height) | 0) * width + Math.min(width - 1, (u * width) | 0)] / 255;
}

/** Each painter leaves red, green and blue here: one array for 33 million pixels. */
const colour = [0, 0, 0];
const paint = (red, green, blue) => {
  colour[0] = red;
  colour[1] = green;
  colour[2] = blue;
};

function paintFloor(dx, dy, dz) {
  const t = FLOOR / dy;
  const [x, z] = [dx * t, dz * t];
  const column = x / 0.6;
  const row = z / 0.6 + (Math.floor(column) & 1) * 0.5;
  const joint = column - Math.floor(column) < 0.02 || row - Math.floor(row) < 0.02;
  const tone = 0.55 + 0.25 * hash(Math.floor(column), Math.floor(row));
  const bright = joint ? 0.25 : tone * (0.55 + 0.7 * fractal(x * 6, z * 6, 6));
  const edge = Math.min(X1 - x, x - X0, Z1 - z, z - Z0);
  const light = bright * (0.55 + 0.45 * Math.min(1, edge / 1.2));
  paint(205 * light, 192 * light, 172 * light);
}

function paintBricks(u, y, wall, grain) {
  const course = y / 0.085 + 100;
  const row = Math.floor(course);
  const across = u / 0.26 + (row & 1) * 0.5;
  const column = Math.floor(across);
  if (across - column < 0.045 || course - row < 0.13) {
    const mortar = 0.5 + 0.5 * grain;
    return paint(196 * mortar, 190 * mortar, 178 * mortar);
  }
  const fired = 0.5 + 0.5 * hash(column + wall * 999, row);
  const rough = 0.5 + 0.7 * grain;
  paint((120 + 70 * fired) * rough, (72 + 40 * fired) * rough, (58 + 22 * fired) * rough);
}

function paintWindow(u, y, wall, grain) {
  const across = u / 2.4 - Math.floor(u / 2.4);
  const up = y - 1.4;
  if (across <= 0.28 || across >= 0.72 || up <= 0 || up >= 2.1) return;
  const [s, t] = [(across - 0.28) / 0.44, up / 2.1];
  const bars = Math.abs(s - 0.5) < 0.02 || Math.abs(t - 0.66) < 0.012;
  if (s < 0.05 || s > 0.95 || t < 0.03 || t > 0.97 || bars) {
    const frame = 0.75 + 0.25 * grain;
    return paint(232 * frame, 228 * frame, 214 * frame);
  }
  const glass = 0.15 + 0.35 * t + 0.2 * fractal(u * 3, y * 3 + wall * 9, 4);
  paint(120 * glass, 150 * glass, 185 * glass);
}

function paintSign(u, y, text, grain) {
  const across = u / 3.6 - Math.floor(u / 3.6);
  if (across <= 0.1 || across >= 0.9 || y <= -0.75 || y >= 0.75) return;
  const ink = text((across - 0.1) / 0.8, (0.75 - y) / 1.5);
  const worn = 0.85 + 0.15 * grain;
  paint((30 + 215 * ink) * worn, (28 + 205 * ink) * worn, (35 + 175 * ink) * worn);
}

function paintWall(u, y, wall, text) {
  const grain = fractal(u * 9 + wall * 77, y * 9, 5);
  paintBricks(u, y, wall, grain);
  paintWindow(u, y, wall, grain);
  paintSign(u, y, text, grain);
  const shade = 0.6 + 0.4 * Math.min(1, (y - FLOOR) / 1.2);
  paint(colour[0] * shade, colour[1] * shade, colour[2] * shade);
}

function paintSky(dx, dy, dz) {
  const far = 1.6 / (dy + 0.12);
  const cloud = Math.max(0, Math.min(1, (fractal(dx * far * 2 + 9, dz * far * 2 + 5, 7) - 0.42) * 4));
  const red = 88 + 60 * (1 - dy);
  paint(red + (150 - 60 * (1 - dy)) * cloud, 140 + 50 * (1 - dy) + (102 - 50 * (1 - dy)) * cloud, 212 + 20 * cloud);
}

function paintDirection(dx, dy, dz, text) {
  const tx = dx > 0 ? X1 / dx : X0 / dx;
  const tz = dz > 0 ? Z1 / dz : Z0 / dz;
  const t = Math.min(tx, tz);
  const y = dy * t;
  if (dy < 0 && y < FLOOR) return paintFloor(dx, dy, dz);
  if (y >= TOP) return paintSky(dx, dy, dz);
  const sideways = tx < tz;
  const wall = sideways ? (dx > 0 ? 1 : 2) : dz > 0 ? 3 : 4;
  paintWall((sideways ? dz : dx) * t + 40, y, wall, text);
}

const clampByte = (value) => (value < 0 ? 0 : value > 255 ? 255 : value);

export async function drawCourtyard() {
  const text = await signText();
  const pixels = Buffer.allocUnsafe(WIDTH * HEIGHT * 3);
  for (let row = 0, at = 0; row < HEIGHT; row++) {
    const lat = (0.5 - (row + 0.5) / HEIGHT) * Math.PI;
    const [up, flat] = [Math.sin(lat), Math.cos(lat)];
    for (let column = 0; column < WIDTH; column++, at += 3) {
      const lon = ((column + 0.5) / WIDTH - 0.5) * 2 * Math.PI;
      paintDirection(Math.sin(lon) * flat, up, -Math.cos(lon) * flat, text);
      const grain = (hash(column + 1e5, row + 7) + hash(column + 3e5, row + 11) - 1) * 5;
      for (let channel = 0; channel < 3; channel++) pixels[at + channel] = clampByte(colour[channel] + grain);
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}
