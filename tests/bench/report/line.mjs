const seconds = (ms) => (ms === undefined ? '–' : (ms / 1000).toFixed(2));
const kilo = (bytes) => (bytes === undefined ? '–' : `${(bytes / 1000).toFixed(0)}k`);
const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const turn = ({ frames, taskMs, longTasks, longMs, mostDraws, bytes, asked }) =>
  `${(taskMs / Math.max(1, frames)).toFixed(1)} ms/frame of ${frames}, long ${longTasks} (${longMs.toFixed(0)} ms), draws ≤ ${mostDraws}, ${kilo(bytes)}/${kilo(asked)}`;

const TELL = {
  load: ({
    first,
    covered,
    sharp,
    canvas,
    codeToFirst,
    mediaToSharp,
    mediaSettled,
    allSettled,
    detail,
    psnr,
    ...rest
  }) =>
    `first ${seconds(first)} covered ${seconds(covered)} sharp ${seconds(sharp)} canvas ${seconds(canvas)} | code ${kilo(codeToFirst)} media ${kilo(mediaToSharp)}/${kilo(mediaSettled)} all ${kilo(allSettled)} in ${rest.files} | detail ${detail.toFixed(2)} ${psnr.toFixed(1)} dB (${rest.psnrBilinear.toFixed(1)}) | textures ${mega(rest.textureBytes)}${rest.lastFrameMissing ? ' | last frame missing' : ''}${rest.timedOut ? ' | TIMED OUT' : ''}`,
  drag: ({ first, second }) =>
    [first, second]
      .map(
        ({ shown, answer, turned, canvas }) =>
          `shown ${seconds(shown)} answers ${seconds(answer)} (${turned}°) canvas ${seconds(canvas)}`,
      )
      .join(' | again: '),
  cost: ({ idle, cold, warm, textureBytes, texturePeak }) =>
    `idle ${idle.frames} frames ${idle.animationFrames} rAF ${idle.timers} timers ${idle.layouts} layouts ${idle.taskMs.toFixed(0)} ms | cold ${turn(cold)} | warm ${turn(warm)} | textures ${mega(textureBytes)} peak ${mega(texturePeak)}`,
  switches: ({ settled, once, after, times, ms }) =>
    `objects ${mega(settled.objects)} → ${mega(once.objects)} → ${mega(after.objects)}, heap ${mega(once.heap)} → ${mega(after.heap)}, textures ${mega(settled.textureBytes)} → ${mega(once.textureBytes)} → ${mega(after.textureBytes)} (${settled.textures} → ${after.textures}), ${times} in ${seconds(ms)} s`,
};

/** One line of what was measured, while it goes on. */
export function tellRecord(record) {
  const { picture, condition, viewer, round, measure, error, errors = [], load } = record;
  const what = error ? `ERROR ${error}` : TELL[measure](record);
  return `${picture} ${condition} ${viewer} #${round} ${measure}: ${what} | load ${load.toFixed(1)} ${errors.join(' ')}`;
}
