import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * `node tiler.mjs <panorama> <folder>`: the cube of a panorama as other viewers take it, JPEG 80, halves of the top face,
 * with ffmpeg (v360) and libvips (deep zoom). No posters, one format. Ends with ffmpeg's processor time added to its own.
 */
const [, , file, folder] = process.argv;
const { width } = await sharp(file, { limitInputPixels: false }).metadata();
const face = Math.round(width / Math.PI / 8) * 8;
const strip = join(folder, 'faces.tiff');
const filter = `v360=e:c6x1:cubic:w=${face * 6}:h=${face}`;
const timed = [
  '-benchmark',
  '-y',
  '-i',
  file,
  '-vf',
  filter,
  '-pix_fmt',
  'rgb24',
  '-frames:v',
  '1',
  '-update',
  '1',
  strip,
];
const { status, stderr } = spawnSync('ffmpeg', timed, { encoding: 'utf8' });
if (status !== 0) throw new Error(stderr.slice(-500));

for (let index = 0; index < 6; index++) {
  await sharp(strip, { limitInputPixels: false })
    .extract({ left: index * face, top: 0, width: face, height: face })
    .jpeg({ quality: 80 })
    .tile({ size: 512, layout: 'google' })
    .toFile(join(folder, `face-${index}.dz`));
}
rmSync(strip);

/** The measuring program hears only of this process: what ffmpeg has used is added when it writes. */
const [, user = 0, system = 0] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr) ?? [];
const own = process.resourceUsage.bind(process);
process.resourceUsage = () => {
  const usage = own();
  const [, kilobytes = 0] = /maxrss=(\d+)/.exec(stderr) ?? [];
  return {
    ...usage,
    userCPUTime: usage.userCPUTime + Number(user) * 1e6,
    systemCPUTime: usage.systemCPUTime + Number(system) * 1e6,
    maxRSS: Math.max(usage.maxRSS, Number(kilobytes)),
  };
};
