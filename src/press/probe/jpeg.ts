import type { Reader } from './reader';

export interface JpegOutline {
  /** XMP packets, also those whose wrapper is missing. */
  xmp: string;
  /** An end-of-image marker follows the picture's data. */
  whole: boolean;
}

const [START_OF_SCAN, END_OF_IMAGE, APP1] = [0xda, 0xd9, 0xe1];
const MOST_SEGMENTS = 2_000;
const MOST_XMP_BYTES = 1 << 20;
const PIECE = 1 << 16;

/** Within a picture's data 0xFF is always followed by 0x00 or a restart marker, so this pair cannot be part of it. */
async function endsAfter(reader: Reader, start: number): Promise<boolean> {
  for (let end = reader.bytes; end > start; end -= PIECE) {
    const from = Math.max(start, end - PIECE);
    const piece = await reader.read(from, end - from + 1);
    if (piece.includes(Buffer.from([0xff, END_OF_IMAGE]))) return true;
  }
  return false;
}

/** Walks the segments before the picture's data. */
export async function outlineJpeg(reader: Reader): Promise<JpegOutline> {
  let [at, xmp] = [2, ''];
  for (let count = 0; count < MOST_SEGMENTS; count++) {
    const head = await reader.read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) break;
    const [marker, length] = [head[1] ?? 0, head.readUInt16BE(2)];
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) return { xmp, whole: await endsAfter(reader, at) };
    if (marker === APP1 && xmp.length < MOST_XMP_BYTES) {
      const segment = (await reader.read(at + 4, length - 2)).toString('utf8');
      if (segment.includes('ns.google.com/photos')) xmp += segment;
    }
    at += 2 + length;
  }
  return { xmp, whole: false };
}
