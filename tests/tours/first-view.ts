import { fileURLToPath } from 'node:url';

/**
 * What the first view of a panorama may take, in bytes: the page as it is sent, and the pictures until all in view is sharp. The
 * Citadel's heaviest takes as much: on a phone the leaves above its moat, on a kiosk the view from above, 8,192 pixels round; most
 * take a quarter.
 */
export const BUDGET = { page: 18_000, phone: 240_000, kiosk: 360_000 } as const;

export interface ViewRow {
  tour: string;
  scene: string;
  /** Of the page itself, as it is sent (brotli). */
  page: number;
  phone: number;
  kiosk: number;
}

export interface PressRow {
  tour: string;
  scenes: number;
  /** Bytes of `tour.json` and `media/`. */
  source: number;
  seconds: number;
  files: number;
  /** Bytes of all that is published of it. */
  published: number;
}

export const DOCUMENT = fileURLToPath(new URL('../../docs/SAMPLE-TOURS.md', import.meta.url));

const VIEWS = '## First views';
const kB = (bytes: number): string => (bytes / 1_000).toFixed(1);
const MB = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** `load`: the load average meanwhile. */
export const formatDocument = (pressed: readonly PressRow[], views: readonly ViewRow[], load: number): string => `# The sample tours in figures

Written by \`npm run test:tours\`, which presses the four tours into an empty folder and opens each panorama in Chromium with nothing kept. \`npm test\` holds the figures below to their budgets.

## Pressing

With nothing kept from before, on a machine of two cores at a load average of ${load.toFixed(0)}; pressed again, only what has changed is cut.

${table(
  ['tour', 'scenes', 'source, MB', 'seconds', 'files', 'published, MB'],
  pressed.map((row) => [row.tour, row.scenes, MB(row.source), row.seconds.toFixed(0), row.files, MB(row.published)]),
)}

${VIEWS}

Kilobytes until all that is in view is sharp: the page itself (budget ${kB(BUDGET.page)}), and its pictures on a phone (412×915 at twice the density, budget ${kB(BUDGET.phone)}) and on a kiosk (1920×1080, budget ${kB(BUDGET.kiosk)}). The program is the same for all tours.

${table(
  ['tour', 'scene', 'page, kB', 'phone, kB', 'kiosk, kB'],
  views.map((row) => [row.tour, row.scene, kB(row.page), kB(row.phone), kB(row.kiosk)]),
)}
`;

/** The first views that the document tells. */
export function parseViews(document: string): ViewRow[] {
  const lines = document.slice(document.indexOf(VIEWS)).split('\n');
  return lines.flatMap((line): ViewRow[] => {
    const [tour = '', scene = '', ...sizes] = line.split('|').slice(1, -1).map((cell) => cell.trim());
    const [page, phone, kiosk] = sizes.map((size) => Math.round(Number(size) * 1_000));
    const isRow = page !== undefined && phone !== undefined && kiosk !== undefined && page > 0;
    return isRow ? [{ tour, scene, page, phone, kiosk }] : [];
  });
}

/** Figures over their budget, as `tour/scene: what`. */
export const overBudget = (views: readonly ViewRow[]): string[] =>
  views.flatMap((row) =>
    (['page', 'phone', 'kiosk'] as const).flatMap((what) =>
      row[what] > BUDGET[what] ? [`${row.tour}/${row.scene}: ${what}`] : [],
    ),
  );
