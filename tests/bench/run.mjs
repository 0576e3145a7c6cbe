// npm run bench -- --help
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { basename, dirname, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { CHROMIUM } from './browser/open.mjs';
import { CONDITIONS } from './conditions.mjs';
import { measureCost } from './measure/cost.mjs';
import { measureDrag } from './measure/drag.mjs';
import { measureLoad } from './measure/load.mjs';
import { measureSwitches } from './measure/switches.mjs';
import { addressOf, isOurs, OURS, OURS_UNBLURRED } from './measure/viewers.mjs';
import { trueViews } from './picture/truth.mjs';
import { createYawFinder } from './picture/yaw.mjs';
import { CACHE, placesOf, ROOT } from './places.mjs';
import { prepareMedia } from './prepare/media.mjs';
import { prepareOurs } from './prepare/ours.mjs';
import { peerIds, preparePeers } from './prepare/peers.mjs';
import { tellRecord } from './report/line.mjs';
import { writeReport } from './report/report.mjs';
import { serve } from './server.mjs';

const HELP = `npm run bench -- [options]

  --rounds 3            how often each viewer is measured, in turns
  --from 1              the number of the first round, for a series measured in parts
  --measure load,drag,cost   what: load, drag, cost, switches
  --conditions slow     under which: slow, fast, kiosk, free
  --viewers a,b         which viewers; all when left out (disan360-bare, our page without its code, and disan360-blur, its blurred picture alone, only when named)
  --source photo.jpg    a panorama (2:1) to measure with; may be given several times; the generated picture when left out
  --switches 200        how many changes of scene
  --leak                a viewer that leaks on purpose, to show that switches find it
  --out file.jsonl      where the records go (they are added to it)
  --report              write docs/BENCHMARKS.md from the records in --out, measuring nothing
`;

const { values: asked } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    from: { type: 'string', default: '1' },
    measure: { type: 'string', default: 'load,drag,cost' },
    conditions: { type: 'string', default: 'slow' },
    viewers: { type: 'string' },
    source: { type: 'string', multiple: true, default: [] },
    switches: { type: 'string', default: '200' },
    leak: { type: 'boolean', default: false },
    out: { type: 'string', default: join(CACHE, 'records.jsonl') },
    report: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const list = (text) => text.split(',').filter(Boolean);

function pictures() {
  const given = asked.source.map((source) => ({ picture: nameOf(source), source }));
  return given.length > 0 ? given : [{ picture: 'courtyard', source: undefined }];
}

/** Part of addresses and of the tour's id. */
const nameOf = (file) =>
  basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

function record(fields, result) {
  const line = { ...fields, at: new Date().toISOString(), load: loadavg()[0], ...result };
  appendFileSync(asked.out, `${JSON.stringify(line)}\n`);
  console.log(tellRecord(line));
}

/** What the report says about the series. */
function noteSeries() {
  const chromium = String(execFileSync(CHROMIUM, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })).trim();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const series = {
    command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
    at: new Date().toISOString(),
    machine: `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${gigabytes} GB`,
    node: process.versions.node,
    chromium: chromium.replace(/^Chromium /, ''),
  };
  appendFileSync(asked.out, `${JSON.stringify(series)}\n`);
}

async function attempt(fields, measure) {
  try {
    record(fields, await measure());
  } catch (error) {
    record(fields, { error: String(error).slice(0, 300) });
  }
}

async function measureViewer(viewer, { fields, condition, truth, findYaw, served }) {
  const address = addressOf(viewer, condition.screen, served);
  const common = { viewer, address, condition, served };
  const wanted = list(asked.measure);
  const run = (measure, how) => attempt({ ...fields, viewer, measure }, how);
  if (wanted.includes('load')) await run('load', () => measureLoad({ ...common, truth }));
  if (viewer === OURS_UNBLURRED) return;
  if (wanted.includes('drag') && viewer !== 'three' && condition.screen === 'phone') {
    await run('drag', () => measureDrag({ ...common, findYaw }));
  }
  // On an open line all of a turn's tiles come within it: the most that processor and memory have to bear, and the same for workers, which a page's throttled line does not reach.
  const offLine = { ...common, condition: { ...condition, network: undefined } };
  if (wanted.includes('cost')) await run('cost', () => measureCost(offLine));
  if (wanted.includes('switches')) {
    await run('switches', () => measureSwitches({ ...offLine, times: Number(asked.switches), leak: asked.leak }));
  }
}

async function measurePicture({ picture, source }, viewers) {
  await prepareMedia(picture, source);
  if (viewers.some(isOurs)) await prepareOurs(picture);
  const { cube } = JSON.parse(readFileSync(join(placesOf(picture).media, 'media.json'), 'utf8'));
  const server = await serve(picture);
  const served = { origin: server.origin, media: server.media, picture, cube };
  for (const name of list(asked.conditions)) {
    const condition = { ...CONDITIONS[name], trusted: server.trusted };
    const truth = await trueViews(picture, condition.screen);
    const findYaw = await createYawFinder(picture, condition.screen);
    for (let round = Number(asked.from), last = round + Number(asked.rounds) - 1; round <= last; round++) {
      const fields = { picture, condition: name, round };
      for (const viewer of viewers) await measureViewer(viewer, { fields, condition, truth, findYaw, served });
    }
  }
  server.close();
}

if (asked.help) console.log(HELP);
else if (asked.report) await writeReport(asked.out);
else {
  mkdirSync(dirname(asked.out), { recursive: true });
  noteSeries();
  await preparePeers();
  const viewers = asked.viewers ? list(asked.viewers) : [OURS, OURS_UNBLURRED, ...(await peerIds())];
  for (const picture of pictures()) await measurePicture(picture, viewers);
  console.log(`\nnpm run bench -- --report --out ${relative(ROOT, asked.out)}`);
}
