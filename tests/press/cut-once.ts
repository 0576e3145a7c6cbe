import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import { createMemory } from '../../src/press/cut/pixels';
import { createPool } from '../../src/press/cut/pool';
import { probe } from '../../src/press/probe';
import { cutScene } from '../../src/press/scene-cut';
import { planScene } from '../../src/press/scene-plan';
import { asPicture } from '../../src/press/source';
import { createTemp } from '../../src/press/store/temp';
import { scene } from './tour-folder';

/**
 * A program of its own, whose memory is its own: `node cut-once.js <picture> <cache> <worker> [copy]` decodes a
 * panorama, makes its halves, cuts the least of it, and says in kB how much memory that took at most. With `copy` it does
 * what press must not do: it holds the decoded picture a second time.
 */
const [, , file = '', cache = '', worker = '', copy] = process.argv;
sharp.cache(false);
const source = asPicture({ src: 'media/a.jpg', file, sha256: '', facts: await probe(file) });
const narrow = { ...scene('canh', { src: source.src }), view: { yaw: 0, pitch: 0, fov: 1 } };
const plan = await planScene(narrow, { format: 1, id: 'a', languages: ['vi'], title: {}, scenes: [narrow] }, () =>
  Promise.resolve(source),
);
if (plan?.pyramid === undefined) throw new Error('not planned');
const missing = { pyramid: { ...plan.pyramid, levels: [256] }, posters: [] };
const held = copy === 'copy' ? await sharp(file).raw().toBuffer() : Buffer.alloc(0);
const [temp, pool] = [await createTemp(cache), await createPool(new URL(worker))];
await cutScene(plan, missing, { ...{ cache, temp, pool, memory: createMemory() }, onPiece: () => undefined });
await pool.close();
await temp.remove();
const memoryKb = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ memoryKb, heldBytes: held.length, cores: availableParallelism() }));
