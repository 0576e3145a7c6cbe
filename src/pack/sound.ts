/** Big-endian 32 bits. */
const wordAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);

const textAt = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(0, from), to));

/** RIFF says its own length, in little-endian and without its first eight bytes; it is padded to an even one. */
function isWholeWebp(bytes: Uint8Array): boolean {
  if (bytes.length < 12 || textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 12) !== 'WEBP') return false;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8;
  return bytes.length === length || bytes.length === length + (length % 2);
}

/** ISO 14496-12: boxes one after another, each with its length; the last one ends with the file. */
function isWholeBoxes(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || textAt(bytes, 4, 8) !== 'ftyp') return false;
  let at = 0;
  let hasContent = false;
  while (at + 8 <= bytes.length) {
    const length = wordAt(bytes, at);
    hasContent ||= textAt(bytes, at + 4, at + 8) === 'mdat';
    if (length === 0) return hasContent;
    // 1 announces a length of 64 bits, of which no picture needs the upper half.
    const step = length === 1 && at + 16 <= bytes.length ? wordAt(bytes, at + 12) : length;
    if (step < 8) return false;
    at += step;
  }
  return hasContent && at === bytes.length;
}

/** Ends with its end marker; cameras may pad with zeros behind it. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  let end = bytes.length;
  while (end > 2 && bytes[end - 1] === 0) end--;
  return bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
}

function isWholeJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** A page that press wrote: networks answer with pages of their own, and lines break off. */
function isOurPage(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  return /<body class="[a-z ]*(?:scene|paper|plain)-page/.test(text) && text.trimEnd().endsWith('</html>');
}

const CHECKS: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  webp: isWholeWebp,
  avif: isWholeBoxes,
  mp4: isWholeBoxes,
  jpg: isWholeJpeg,
  jpeg: isWholeJpeg,
  json: isWholeJson,
  html: isOurPage,
};

const isHtml = (bytes: Uint8Array): boolean => /^\s*<(?:!doctype|html)/i.test(textAt(bytes, 0, 100));

/**
 * Whether bytes look like the whole file that an address names, by what its kind says of itself. What is kept on purpose is
 * checked by its hash; this is for what is stored in passing, where no hash is at hand.
 */
export function isSound(path: string, bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  if (path.endsWith('/')) return isOurPage(bytes);
  const check = CHECKS[path.slice(path.lastIndexOf('.') + 1)];
  return check ? check(bytes) : !isHtml(bytes);
}
