import type { FileType } from '../../tour/media-facts';
import { outlineJpeg } from './jpeg';
import type { Reader } from './reader';

const MOST_BOXES = 1_000;
const TAIL = 1 << 16;

/** ISO base media: boxes with their sizes fill the file; a cut one promises more than there is. */
async function boxesFit(reader: Reader): Promise<boolean> {
  let at = 0;
  for (let count = 0; count < MOST_BOXES && at < reader.bytes; count++) {
    const head = await reader.read(at, 16);
    if (head.length < 8) return false;
    const short = head.readUInt32BE(0);
    if (short === 0) return true;
    const size = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    if (size < 8) return false;
    at += size;
  }
  return at <= reader.bytes;
}

async function riffFits(reader: Reader): Promise<boolean> {
  const head = await reader.read(0, 8);
  return head.length === 8 && head.readUInt32LE(4) + 8 <= reader.bytes;
}

async function pngEnds(reader: Reader): Promise<boolean> {
  const from = Math.max(0, reader.bytes - TAIL);
  return (await reader.read(from, TAIL)).includes('IEND');
}

/** Whether a file looks complete, by its structure alone: no picture is decoded. Unknown kinds count as whole. */
export async function isWhole(type: FileType, reader: Reader): Promise<boolean> {
  if (type === 'jpeg') return (await outlineJpeg(reader)).whole;
  if (type === 'png') return pngEnds(reader);
  if (type === 'webp' || type === 'wav') return riffFits(reader);
  if (type === 'avif' || type === 'heic' || type === 'mp4' || type === 'm4a') return boxesFit(reader);
  return true;
}
