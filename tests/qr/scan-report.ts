import type { Shot } from '../../src/press/signs/camera';
import { signMatrix } from '../../src/qr/matrix';
import { AXES, BEYOND, LIGHTS, PROMISED, type Counted } from './scan-grid';

export interface SheetScans extends Counted {
  format: string;
  signs: number;
  /** For each decoder. */
  shots: number;
  /** Soft and from the side at once. */
  beyond: Counted & { shots: number };
}

export interface Cell {
  at: Pick<Shot, 'pixels' | 'blur' | 'tilt' | 'dirt'>;
  short: Counted;
  full: Counted;
  /** Of each kind, for each decoder. */
  shots: number;
}

interface Scans {
  sheets: readonly SheetScans[];
  table: readonly Cell[];
  short: string;
  full: string;
  /** What `pdffonts` says. */
  fonts: string;
}

const part = (some: number, all: number): string => (all === 0 ? '–' : `${Math.floor((100 * some) / all)}`);
const both = ({ jsqr, zxing }: Counted): number => jsqr + zxing;
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const head = (...names: readonly string[]): string[] => [row(...names), row(...names.map(() => '---'))];

const values = (key: keyof Shot): string =>
  [...new Set(PROMISED.map((shot) => shot[key]))].sort((a, b) => a - b).join(', ');

/** One line for each size and blur, a column for each tilt and stain: parts read, short code and full address. */
function tableLines(table: readonly Cell[]): string[] {
  const columns = AXES.tilt.flatMap((tilt) => AXES.dirt.map((dirt) => ({ tilt, dirt })));
  const lines = AXES.pixels.flatMap((pixels) =>
    AXES.blur.map((blur) => {
      const cellsOf = columns.map(({ tilt, dirt }) => {
        const cell = table.find(
          ({ at }) => at.pixels === pixels && at.blur === blur && at.tilt === tilt && at.dirt === dirt,
        );
        return cell ? `${part(both(cell.short), 2 * cell.shots)} / ${part(both(cell.full), 2 * cell.shots)}` : '–';
      });
      return row(pixels, blur, ...cellsOf);
    }),
  );
  return [...head('width', 'blur', ...columns.map(({ tilt, dirt }) => `${tilt}°, ${dirt * 100} %`)), ...lines];
}

/** Parts of all cells with something in common. */
function summary(table: readonly Cell[], key: keyof Cell['at']): string[] {
  return AXES[key].map((value) => {
    const some = table.filter(({ at }) => at[key] === value);
    const sum = (pick: (cell: Cell) => number) => some.reduce((total, cell) => total + pick(cell), 0);
    const shots = sum((cell) => cell.shots);
    const reads = [
      sum(({ short }) => short.jsqr),
      sum(({ full }) => full.jsqr),
      sum(({ short }) => short.zxing),
      sum(({ full }) => full.zxing),
    ];
    return row(`${key} ${value}`, ...reads.map((read) => `${part(read, shots)} %`));
  });
}

export function formatScans({ sheets, table, short, full, fonts }: Scans): string {
  const [shortSize, fullSize] = [short, full].map((text) => signMatrix(text).size);
  return `# How well our signs scan

Written by \`npm run test:signs\` (minutes; \`npm test\` holds one sign of each format in a short grid). Each sheet is drawn, cut
out as pixels with what is printed around the symbol, and photographed by arithmetic (\`src/press/signs/camera.ts\`): softened as by a lens and
the grain of a sensor, stained, turned, seen from the side, bleached, with noise. Two decoders that share no code read it: jsQR (also the one that
decides whether \`disan360 qr\` writes a sheet, and the one in the application) and ZXing (C++, as WebAssembly).

It is arithmetic, not a walk through the rain: printed signs in sunlight, under glass and at night still have to be tried by hand.

Width: pixels across the symbol in the photograph. Blur: standard deviation in pixels of the photograph. Tilt: degrees from the side. Stain: a dark
disc over the lower middle, its width in parts of the symbol's.

## What every sheet bears

${PROMISED.length} shots, everything with everything, but not soft and from the side at once: width ${values('pixels')}; blur ${values('blur')}; tilt ${values('tilt')}; stain ${values('dirt')};
contrast ${values('contrast')} and turned by ${values('turn')} degrees by turns. All signs of the sample tours, in every format.
The ${BEYOND.length} shots that are soft and from the side at once (the last two columns) are not promised.

${[
  ...head('format', 'signs', 'shots', 'read by jsQR', 'read by ZXing', 'beyond, jsQR', 'beyond, ZXing'),
  ...sheets.map(({ format, signs, shots, jsqr, zxing, beyond }) =>
    row(format, signs, shots, jsqr, zxing, ...[beyond.jsqr, beyond.zxing].map((read) => `${read} / ${beyond.shots}`)),
  ),
].join('\n')}

## What the short code gains

The same place, on the same plaque, in the same correction (H): as a code, \`${short}\`, ${shortSize} modules wide, and as the full address,
\`${full}\`, ${fullSize} modules. Per cent read of ${table[0]?.shots ?? 0} photographs by each of two decoders in each field (${LIGHTS.length} lights), code / full address; columns
are tilt and stain.

${tableLines(table).join('\n')}

Taken together:

${[
  ...head('all fields with', 'code, jsQR', 'full, jsQR', 'code, ZXing', 'full, ZXing'),
  ...(['pixels', 'blur', 'tilt', 'dirt'] as const).flatMap((key) => summary(table, key)),
].join('\n')}

A phone sees a symbol of a given width from ${(Number(fullSize) / Number(shortSize)).toFixed(1)} times as far when it has ${shortSize} modules instead of ${fullSize}: what counts is pixels per module.

## Fonts in the PDF

\`pdffonts\` of the A4 sheets: embedded, as subsets, with the letters that they stand for.

\`\`\`
${fonts.trim()}
\`\`\`
`;
}
