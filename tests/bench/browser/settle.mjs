import { readStats } from './open.mjs';

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until nothing has been loaded or uploaded for a while; the counters of that moment, or `timedOut`. */
export async function settle({ page, traffic }, { quiet = 1500, most = 90_000 } = {}) {
  const began = Date.now();
  for (;;) {
    await sleep(300);
    const stats = await readStats(page).catch(() => undefined);
    const calm = traffic.loading.size === 0 && Date.now() - traffic.lastChange > quiet;
    if (stats && stats.firstImageDraw > 0 && calm && stats.now - stats.lastUpload > quiet) return stats;
    if (Date.now() - began > most) return { ...stats, timedOut: true };
  }
}
