type Rgb = readonly [red: number, green: number, blue: number];

export interface Colour {
  rgb: Rgb;
  alpha: number;
}

export const WHITE: Rgb = [255, 255, 255];
export const BLACK: Rgb = [0, 0, 0];

/** `#fff`, `#faf6ee` and `rgb(27 25 21 / 0.76)`: the ways that our style sheets write colours. */
export function parseColour(text: string): Colour {
  const parts = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(text.trim());
  if (parts) return { rgb: [Number(parts[1]), Number(parts[2]), Number(parts[3])], alpha: Number(parts[4]) };
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex === undefined) throw new Error(`${text} is no colour that this test can read.`);
  const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const channel = (at: number): number => parseInt(long.slice(at, at + 2), 16);
  return { rgb: [channel(0), channel(2), channel(4)], alpha: 1 };
}

/** What one sees of a translucent colour over another. */
export const over = ({ rgb, alpha }: Colour, below: Rgb): Rgb => {
  const mix = (at: 0 | 1 | 2): number => rgb[at] * alpha + below[at] * (1 - alpha);
  return [mix(0), mix(1), mix(2)];
};

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => (value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
