import type { FileType } from '../../tour/media-facts';

/** Bytes from a file's start that suffice to tell its kind. */
export const HEAD_BYTES = 4_096;

const latin = (head: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...head.subarray(from, Math.min(to, head.length)));

const startsWith = (head: Uint8Array, ...bytes: number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

/** ISO base media files name what they are in their first box: the main brand, then all that fit. */
function typeOfBrands(head: Uint8Array): FileType {
  const main = latin(head, 8, 12);
  const size = ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  const brands = latin(head, 8, Math.min(size, 512));
  if (main.startsWith('M4A')) return 'm4a';
  if (/avi[fs]/.test(brands)) return 'avif';
  return /^(?:hei[cxms]|hev[cxms]|mif1|msf1)/.test(main) ? 'heic' : 'mp4';
}

function typeOfRiff(head: Uint8Array): FileType {
  const kind = latin(head, 8, 12);
  if (kind === 'WEBP') return 'webp';
  return kind === 'WAVE' ? 'wav' : 'unknown';
}

function typeOfWords(head: Uint8Array): FileType {
  let words: string;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }).trimStart();
  } catch {
    return 'unknown';
  }
  if (words.includes('\0')) return 'unknown';
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(words)) return 'vtt';
  if (/<svg[\s>:]|<!doctype svg/i.test(words)) return 'svg';
  if (/<(?:!doctype html|html|head|body|script|iframe)[\s>]/i.test(words)) return 'html';
  return words.startsWith('{') && /"asset"\s*:/.test(words) ? 'gltf' : 'text';
}

const MPEG_FRAME = 0xe0;

function typeOfMagic(head: Uint8Array): FileType | undefined {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (/^GIF8[79]a/.test(latin(head, 0, 6))) return 'gif';
  if (/^(?:II[*+]\0|MM\0[*+])/.test(latin(head, 0, 4))) return 'tiff';
  if (startsWith(head, 0x76, 0x2f, 0x31, 0x01)) return 'exr';
  if (latin(head, 0, 2) === 'BM' && head[6] === 0 && head[7] === 0 && head[8] === 0) return 'bmp';
  if (latin(head, 0, 4) === 'RIFF') return typeOfRiff(head);
  if (latin(head, 4, 8) === 'ftyp') return typeOfBrands(head);
  if (startsWith(head, 0x1a, 0x45, 0xdf, 0xa3)) return latin(head, 0, 64).includes('webm') ? 'webm' : 'unknown';
  if (latin(head, 0, 4) === 'OggS') return 'ogg';
  if (latin(head, 0, 3) === 'ID3') return 'mp3';
  if (latin(head, 0, 4) === 'glTF') return 'glb';
  if (/^PK(?:\x03\x04|\x05\x06)/.test(latin(head, 0, 4))) return 'zip';
  return undefined;
}

/** Kind of a file by how it begins; its name says nothing. */
export function fileType(head: Uint8Array): FileType {
  if (head.length === 0) return 'empty';
  const known = typeOfMagic(head);
  if (known !== undefined) return known;
  // A bare MPEG audio frame: eleven bits set, layer III.
  const [first = 0, second = 0] = head;
  if (first === 0xff && (second & MPEG_FRAME) === MPEG_FRAME && (second & 0x06) === 0x02) return 'mp3';
  return typeOfWords(head);
}
