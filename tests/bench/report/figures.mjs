const perFrame = ({ taskMs, frames }) => (frames > 0 ? taskMs / frames : undefined);

/** What each kind of run says: the heading of a column, its unit, and the value in a record. */
export const FIGURES = {
  load: [
    ['first', 's', ({ first }) => first],
    ['covered', 's', ({ covered }) => covered],
    ['sharp', 's', ({ sharp }) => sharp],
    ['canvas', 's', ({ canvas }) => canvas],
    ['code to covered', 'kB', ({ codeToFirst }) => codeToFirst],
    ['media to sharp', 'kB', ({ mediaToSharp }) => mediaToSharp],
    ['media settled', 'kB', ({ mediaSettled }) => mediaSettled],
    ['all settled', 'kB', ({ allSettled }) => allSettled],
    ['files', '', ({ files }) => files],
    ['textures', 'MB', ({ textureBytes }) => textureBytes],
    ['detail', '', ({ detail }) => detail],
    ['PSNR', 'dB', ({ psnr }) => psnr],
    ['PSNR, bilinear', 'dB', ({ psnrBilinear }) => psnrBilinear],
  ],
  drag: [
    ['answers', 's', ({ first }) => first.answer],
    ['canvas', 's', ({ first }) => first.canvas],
    ['second visit: answers', 's', ({ second }) => second.answer],
    ['canvas', 's', ({ second }) => second.canvas],
  ],
  cost: [
    ['idle: frames', '', ({ idle }) => idle.frames],
    ['rAF', '', ({ idle }) => idle.animationFrames],
    ['timers', '', ({ idle }) => idle.timers],
    ['layouts', '', ({ idle }) => idle.layouts],
    ['main thread', 'ms', ({ idle }) => idle.taskMs],
    ['cold turn: frames', '', ({ cold }) => cold.frames],
    ['ms a frame', 'ms', ({ cold }) => perFrame(cold)],
    ['long tasks', '', ({ cold }) => cold.longTasks],
    ['their ms', 'ms', ({ cold }) => cold.longMs],
    ['most draws', '', ({ cold, warm }) => Math.max(cold.mostDraws, warm.mostDraws)],
    ['bytes', 'kB', ({ cold }) => cold.bytes],
    ['second turn: ms a frame', 'ms', ({ warm }) => perFrame(warm)],
    ['bytes', 'kB', ({ warm }) => warm.bytes],
    ['asked of the cache too', 'kB', ({ warm }) => warm.asked],
    ['textures', 'MB', ({ textureBytes }) => textureBytes],
    ['at their peak', 'MB', ({ texturePeak }) => texturePeak],
  ],
  switches: [
    ['changes', '', ({ times }) => times],
    ['objects after one round', 'MB', ({ once }) => once.objects],
    ['after all', 'MB', ({ after }) => after.objects],
    ['whole heap after one round', 'MB', ({ once }) => once.heap],
    ['after all', 'MB', ({ after }) => after.heap],
    ['textures settled', 'MB', ({ settled }) => settled.textureBytes],
    ['after all', 'MB', ({ after }) => after.textureBytes],
    ['textures settled', '', ({ settled }) => settled.textures],
    ['after all', '', ({ after }) => after.textures],
  ],
};

export { perFrame };
