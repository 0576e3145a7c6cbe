import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { CONDITIONS, describeCondition, NETWORKS } from '../conditions.mjs';
import { OURS } from '../measure/viewers.mjs';
import { BENCH, ROOT } from '../places.mjs';
import { FIGURES } from './figures.mjs';
import { judge } from './goals.mjs';
import { FORMATS, groupBy, median, spread, table } from './numbers.mjs';

const FILE = join(ROOT, 'docs/BENCHMARKS.md');
const HEADINGS = {
  load: 'The first view, untouched',
  drag: 'A finger',
  cost: 'Ten idle seconds, a first and a second full turn',
  switches: 'Changes of scene',
};
const AS_WORDS = { true: 'yes', false: '**no**', undefined: '' };

const written = (value, unit) => (value === undefined ? '–' : `${FORMATS[unit](value)} ${unit}`.trim());

function goalsTable(records, at) {
  const rows = judge(records, at).map(({ name, unit, mine, best, ratio, goal, most, holds }) => [
    name,
    written(mine, unit),
    best ? `${written(best.value, unit)} (${best.viewer})` : '',
    ratio === undefined ? '' : ratio.toFixed(2),
    goal ?? `≤ ${written(most, unit)}`,
    AS_WORDS[holds],
  ]);
  return table(['figure', 'ours', 'best peer', 'ratio', 'goal', 'holds'], rows);
}

function figuresTable(records, measure) {
  const columns = FIGURES[measure];
  const rows = [...groupBy(records, ({ viewer }) => viewer)].map(([viewer, runs]) => [
    viewer,
    ...columns.map(([, unit, value]) => spread(runs.map(value), unit)),
  ]);
  return table(['viewer', ...columns.map(([name, unit]) => (unit === '' ? name : `${name}, ${unit}`))], rows);
}

/** Nothing can be sharp sooner than its bytes can come: the page, then the picture, each after a round trip. */
function limitLine(records, { network }) {
  const runs = records.filter(({ viewer, measure }) => viewer === OURS && measure === 'load');
  if (runs.length === 0 || network === undefined) return '';
  const { latency, down } = NETWORKS[network];
  const [html, media, sharp] = ['htmlBytes', 'mediaToSharp', 'sharp'].map((key) => median(runs.map((run) => run[key])));
  const least = 2 * latency + ((html + media) / down) * 1000;
  return `\nThe line alone: two round trips and ${FORMATS.kB(html + media)} kB take ${FORMATS.s(least)} s; ours is sharp ${FORMATS.s(sharp - least)} s later.\n`;
}

function section([name, records]) {
  const [picture, condition] = name.split(' ');
  const measures = groupBy(records, ({ measure }) => measure);
  const loads = records.map(({ load }) => load);
  return [
    `## ${picture}: ${describeCondition(CONDITIONS[condition])}`,
    `${Math.max(...records.map(({ round }) => round))} rounds in turns; the machine’s load ${spread(loads, '')}.`,
    goalsTable(records, { picture, condition }),
    limitLine(records, CONDITIONS[condition]),
    ...[...measures].map(([measure, runs]) => `### ${HEADINGS[measure]}\n\n${figuresTable(runs, measure)}`),
  ].join('\n\n');
}

const peerVersions = () =>
  Object.entries(JSON.parse(readFileSync(join(BENCH, 'package.json'), 'utf8')).dependencies)
    .filter(([name]) => name !== 'lighthouse')
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');

/** Folders are of one machine only. */
const withoutFolders = (command) => command.replaceAll(/\S*\/(?=[^/\s]+\.\w+)/g, '');

function preface(series) {
  const [first] = series;
  return `# Benchmarks

Written by \`npm run bench -- --report\` from the records of ${first.at.slice(0, 10)}. How it is measured: \`tests/bench/README.md\`.

\`\`\`sh
${[...new Set(series.map(({ command }) => withoutFolders(command)))].join('\n')}
\`\`\`

- ${first.machine}, Node ${first.node}, Chromium ${first.chromium} without a window, drawing in software: compare ratios and bytes, not seconds.
- Peers: ${peerVersions()}.
- Numbers are medians with the least and greatest of all runs. “Best peer” is the best median among the peers; bare three.js is told as the floor and is no peer.
- _covered_ is the first picture of the whole view, sharp or not; _sharp_ is the moment from which on it stays what it is.
- Turns, ten idle seconds and changes of scene are measured on an open line, so that all tiles of a turn come within it.
- Picture quality is measured against the same view drawn offline from the whole panorama, once by a cubic kernel, once by the bilinear one that the peers’ tiles were cut with.
`;
}

/** What was measured by other programs is written by hand below this line, and stays. */
const BESIDES = '## Measured besides';

function besides() {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const at = before.indexOf(BESIDES);
  return at < 0 ? [] : [before.slice(at)];
}

/** Writes docs/BENCHMARKS.md from a file of records. */
export async function writeReport(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse);
  const series = lines.filter(({ command }) => command !== undefined);
  const records = lines.filter(({ command, error }) => command === undefined && error === undefined);
  const failed = lines.filter(({ error }) => error !== undefined);
  const sections = [...groupBy(records, ({ picture, condition }) => `${picture} ${condition}`)].map(section);
  const failures = failed.map(({ picture, condition, viewer, measure, error }) =>
    [picture, condition, viewer, measure, error].join(' · '),
  );
  const told = failures.length > 0 ? [`## Runs that failed\n\n${failures.map((line) => `- ${line}`).join('\n')}`] : [];
  await mkdir(join(ROOT, 'docs'), { recursive: true });
  const text = [preface(series), ...sections, ...told, ...besides()].join('\n\n');
  await writeFile(FILE, await format(text, { parser: 'markdown', ...(await resolveConfig(FILE)) }));
  console.log(FILE);
}
