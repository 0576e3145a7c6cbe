/** Brightness, 0 to 255, row by row. */
export interface Gray {
  data: Float32Array;
  width: number;
  height: number;
}

/** How a phone meets a sign. */
export interface Shot {
  /** Pixels across the symbol when it is seen straight. */
  pixels: number;
  /** Standard deviation of the blur (focus, hand) in pixels of the photograph. */
  blur: number;
  /** Degrees: turned in the picture, and seen from the side. */
  turn: number;
  tilt: number;
  /** Part of the contrast that is left by sun and bleaching. */
  contrast: number;
  /** Part of the symbol's width that a stain covers, over the middle of its lower edge. */
  dirt: number;
}

/** Where the symbol lies in the flat picture, without its quiet zone. */
interface Box {
  x: number;
  y: number;
  side: number;
}

export const PLAIN: Shot = { pixels: 200, blur: 0, turn: 0, tilt: 0, contrast: 1, dirt: 0 };

function blurLine(
  from: Float32Array,
  to: Float32Array,
  line: { start: number; step: number; count: number },
  kernel: Float32Array,
): void {
  const { start, step, count } = line;
  const half = (kernel.length - 1) / 2;
  for (let index = 0; index < count; index++) {
    let sum = 0;
    for (let tap = -half; tap <= half; tap++) {
      const at = Math.min(count - 1, Math.max(0, index + tap));
      sum += (kernel[tap + half] ?? 0) * (from[start + at * step] ?? 0);
    }
    to[start + index * step] = sum;
  }
}

/** A Gaussian blur with a standard deviation in pixels. */
export function blurred({ data, width, height }: Gray, deviation: number): Gray {
  if (deviation <= 0.05) return { data, width, height };
  const half = Math.ceil(deviation * 3);
  const weights = Float32Array.from({ length: 2 * half + 1 }, (_, index) =>
    Math.exp(-((index - half) ** 2) / (2 * deviation ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const kernel = weights.map((weight) => weight / sum);
  const [across, down] = [new Float32Array(data.length), new Float32Array(data.length)];
  for (let row = 0; row < height; row++) blurLine(data, across, { start: row * width, step: 1, count: width }, kernel);
  for (let column = 0; column < width; column++)
    blurLine(across, down, { start: column, step: width, count: height }, kernel);
  return { data: down, width, height };
}

/** A brown stain in the middle of the symbol's lower edge, where fingers and splashes are. */
function stained({ data, width, height }: Gray, symbol: Box, dirt: number): Gray {
  if (dirt <= 0) return { data, width, height };
  const radius = (dirt * symbol.side) / 2;
  const [cx, cy] = [symbol.x + symbol.side * 0.55, symbol.y + symbol.side * 0.72];
  const dirty = Float32Array.from(data, (value, index) => {
    const far = Math.hypot((index % width) - cx, Math.floor(index / width) - cy);
    return far < radius ? 90 : value;
  });
  return { data: dirty, width, height };
}

function sample({ data, width, height }: Gray, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 150;
  const [dx, dy, at] = [x - left, y - top, top * width + left];
  const upper = (data[at] ?? 0) * (1 - dx) + (data[at + 1] ?? 0) * dx;
  const lower = (data[at + width] ?? 0) * (1 - dx) + (data[at + width + 1] ?? 0) * dx;
  return upper * (1 - dy) + lower * dy;
}

/** Sensor noise that is the same in every run. */
function noise(index: number): number {
  const mixed = Math.imul(index ^ (index >>> 15), 0x2c1b3c6d);
  return (((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32 - 0.5) * 8;
}

/** The flat picture as dirt, focus and the grain of the sensor leave it; the same for all angles. */
export function softened(
  sign: Gray,
  symbol: Box,
  { pixels, blur, dirt }: Pick<Shot, 'pixels' | 'blur' | 'dirt'>,
): Gray {
  // A pixel gathers light over its whole width; without this, fine patterns would turn into others.
  return blurred(stained(sign, symbol, dirt), (Math.hypot(0.4, blur) * symbol.side) / pixels);
}

/** What a camera sees of a soft picture: from the side, turned, in poor light. */
export function exposed(soft: Gray, symbol: Box, shot: Omit<Shot, 'blur' | 'dirt'>): Gray {
  const scale = symbol.side / shot.pixels;
  const size = Math.round(shot.pixels * 1.7);
  const data = new Float32Array(size * size);
  const [turn, tilt] = [(shot.turn * Math.PI) / 180, (shot.tilt * Math.PI) / 180];
  const [cosTurn, sinTurn, cosTilt, sinTilt] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  const [middleX, middleY] = [symbol.x + symbol.side / 2, symbol.y + symbol.side / 2];
  // The eye stands two and a half symbols away; rays are followed back to the sign's plane.
  const eye = 2.5 * shot.pixels;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [px, py] = [column - size / 2, row - size / 2];
      const rx = px * cosTurn + py * sinTurn;
      const ry = -px * sinTurn + py * cosTurn;
      const u = (rx * eye) / (eye * cosTilt - rx * sinTilt);
      const v = ry * (1 + (u * sinTilt) / eye);
      const value = sample(soft, middleX + u * scale, middleY + v * scale);
      const index = row * size + column;
      data[index] = Math.min(255, Math.max(0, 128 + (value - 128) * shot.contrast + noise(index)));
    }
  }
  return { data, width: size, height: size };
}

/** What a camera sees of a flat picture with a symbol in it. */
export const photograph = (sign: Gray, symbol: Box, shot: Shot): Gray =>
  exposed(softened(sign, symbol, shot), symbol, shot);

/** As decoders want it. */
export function toRgba({ data, width, height }: Gray): { data: Uint8ClampedArray; width: number; height: number } {
  const rgba = new Uint8ClampedArray(data.length * 4).fill(255);
  for (let index = 0; index < data.length; index++) {
    const value = data[index] ?? 0;
    rgba[index * 4] = value;
    rgba[index * 4 + 1] = value;
    rgba[index * 4 + 2] = value;
  }
  return { data: rgba, width, height };
}
