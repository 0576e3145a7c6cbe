import { OURS, OURS_UNBLURRED } from '../measure/viewers.mjs';
import { perFrame } from './figures.mjs';
import { greatest, median } from './numbers.mjs';

/** Peers that show a sharp view without loading the whole panorama: those that sharpness and bytes are compared with. */
const MULTIRESOLUTION = ['marzipano', 'pannellum', 'photo-sphere-viewer'];
const PEERS = [...MULTIRESOLUTION, 'aframe'];

const isPhoto = ({ picture }) => picture !== 'courtyard';
const idle = ({ idle: { frames, animationFrames, timers } }) => frames + animationFrames + timers;

/**
 * Ours over the best peer, median over median. `most` is the goal for a condition and picture; where it has none the figure is
 * told without one. `peer` is what the peer is measured by, where it is not the same value.
 */
export const RATIOS = [
  { name: 'first pixels, whole view', measure: 'load', unit: 's', value: (r) => r.covered, most: () => 0.4 },
  {
    name: 'the same without the inline blurred picture',
    measure: 'load',
    unit: 's',
    viewer: OURS_UNBLURRED,
    value: (r) => r.covered,
    most: () => 0.8,
  },
  {
    name: 'sharp',
    measure: 'load',
    unit: 's',
    peers: MULTIRESOLUTION,
    value: (r) => r.sharp,
    most: ({ condition }) => (condition === 'slow' ? 0.35 : 0.6),
  },
  {
    name: 'media until sharp',
    measure: 'load',
    unit: 'kB',
    peers: MULTIRESOLUTION,
    value: (r) => r.mediaToSharp,
    most: (at) => (isPhoto(at) ? 0.45 : 0.3),
  },
  {
    name: 'media settled',
    measure: 'load',
    unit: 'kB',
    peers: MULTIRESOLUTION,
    value: (r) => r.mediaSettled,
    most: (at) => (isPhoto(at) ? 0.45 : 0.35),
  },
  { name: 'a drag is answered, first visit', measure: 'drag', unit: 's', value: (r) => r.first.answer, most: () => 1 },
  {
    name: 'a drag is answered, second visit',
    measure: 'drag',
    unit: 's',
    value: (r) => r.second.answer,
    most: () => 0.5,
  },
  {
    name: 'the canvas itself shows, against the peer’s answer to a drag',
    measure: 'drag',
    unit: 's',
    value: (r) => r.first.canvas,
    peer: (r) => r.first.answer,
    most: () => 1.5,
  },
  {
    name: 'cold turn, main thread a frame',
    measure: 'cost',
    unit: 'ms',
    value: (r) => perFrame(r.cold),
    most: () => 1,
  },
];

/** Picture quality: no worse than the best multiresolution peer's. */
export const AT_LEAST = [
  { name: 'detail', measure: 'load', unit: '', value: (r) => r.detail },
  { name: 'PSNR', measure: 'load', unit: 'dB', value: (r) => r.psnr },
  { name: 'PSNR, bilinear truth', measure: 'load', unit: 'dB', value: (r) => r.psnrBilinear },
].map((goal) => ({ ...goal, peers: MULTIRESOLUTION }));

/** Figures with a limit of their own. The median is judged, or the worst of all runs. */
export const LIMITS = [
  { name: 'code before the first pixels', measure: 'load', unit: 'kB', value: (r) => r.codeToFirst, most: 0 },
  { name: 'cold turn, long tasks', measure: 'cost', unit: '', value: (r) => r.cold.longTasks, most: 0 },
  {
    name: 'draw calls in a frame',
    measure: 'cost',
    unit: '',
    worst: true,
    value: (r) => Math.max(r.cold.mostDraws, r.warm.mostDraws),
    most: 25,
  },
  { name: 'second turn, bytes', measure: 'cost', unit: 'kB', value: (r) => r.warm.bytes, most: 0 },
  { name: 'ten idle seconds: frames, callbacks, timers', measure: 'cost', unit: '', worst: true, value: idle, most: 0 },
  {
    name: 'textures after a full turn, phone',
    measure: 'cost',
    unit: 'MB',
    worst: true,
    value: (r) => (r.condition === 'kiosk' ? undefined : r.textureBytes),
    most: 64e6,
  },
  {
    name: 'textures grown by changes of scene',
    measure: 'switches',
    unit: 'MB',
    worst: true,
    value: (r) => Math.max(0, r.after.textureBytes - r.settled.textureBytes),
    most: 0,
  },
  {
    name: 'objects in the heap grown by changes of scene',
    measure: 'switches',
    unit: 'MB',
    worst: true,
    value: (r) => Math.max(0, r.after.objects - r.once.objects),
    most: 1e6,
  },
];

const of = (records, viewer, measure) => records.filter((r) => r.viewer === viewer && r.measure === measure);

function bestPeer(records, { peers = PEERS, measure, value, peer = value }, isBetter) {
  let best;
  for (const viewer of peers) {
    const found = median(of(records, viewer, measure).map(peer));
    if (found !== undefined && (best === undefined || isBetter(found, best.value))) best = { viewer, value: found };
  }
  return best;
}

/** Each judged figure of the records of one picture under one condition. */
export function judge(records, at) {
  const ours = ({ viewer = OURS, measure, value, worst }) =>
    (worst ? greatest : median)(of(records, viewer, measure).map(value));
  const ratios = RATIOS.map((goal) => {
    const [mine, best] = [ours(goal), bestPeer(records, goal, (a, b) => a < b)];
    const ratio = mine !== undefined && best ? mine / best.value : undefined;
    const most = goal.most(at);
    return { ...goal, mine, best, ratio, goal: `≤ ${most} ×`, holds: ratio === undefined ? undefined : ratio <= most };
  });
  const quality = AT_LEAST.map((goal) => {
    const [mine, best] = [ours(goal), bestPeer(records, goal, (a, b) => a > b)];
    const ratio = mine !== undefined && best ? mine / best.value : undefined;
    return { ...goal, mine, best, ratio, goal: '≥ 1 ×', holds: ratio === undefined ? undefined : ratio >= 1 };
  });
  const limits = LIMITS.map((goal) => {
    const mine = ours(goal);
    return { ...goal, mine, holds: mine === undefined ? undefined : mine <= goal.most };
  });
  return [...ratios, ...quality, ...limits].filter(({ mine }) => mine !== undefined);
}
