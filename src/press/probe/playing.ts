import type { FileType, MediaFacts } from '../../tour/media-facts';
import type { Reader } from './reader';

export type PlayingFacts = Pick<MediaFacts, 'duration' | 'hasVideo' | 'hasAudio' | 'codec' | 'damaged'>;

const MOST_BOXES = 1_000;
const MOST_INDEX_BYTES = 32 << 20;
const OGG_TAIL = 1 << 16;
const WEBM_HEAD = 1 << 16;
const OPUS_RATE = 48_000;

/** The box that holds a film's tracks and length, wherever it lies. */
async function findMovieBox(reader: Reader): Promise<Buffer | undefined> {
  let at = 0;
  for (let count = 0; count < MOST_BOXES && at < reader.bytes; count++) {
    const head = await reader.read(at, 16);
    if (head.length < 16) return undefined;
    const short = head.readUInt32BE(0);
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (head.toString('latin1', 4, 8) === 'moov') return reader.read(at, Math.min(size, MOST_INDEX_BYTES));
    if (size < 8) return undefined;
    at += size;
  }
  return undefined;
}

/** A handler box says what its track holds, 8 bytes after its own name. */
function trackKinds(box: Buffer): Set<string> {
  const kinds = new Set<string>();
  for (let at = box.indexOf('hdlr'); at >= 0; at = box.indexOf('hdlr', at + 4))
    kinds.add(box.toString('latin1', at + 12, at + 16));
  return kinds;
}

/** The first sample description after the picture's handler names the codec by four letters. */
function movieCodec(box: Buffer): string | undefined {
  const picture = box.indexOf('vide');
  const description = picture < 0 ? -1 : box.indexOf('stsd', picture);
  return description < 0 || box.length < description + 20
    ? undefined
    : box.toString('latin1', description + 16, description + 20);
}

async function movieFacts(reader: Reader): Promise<PlayingFacts> {
  const box = await findMovieBox(reader);
  const at = box?.indexOf('mvhd') ?? -1;
  // Without it no player finds what the file holds: recorders write it last, and a broken copy lacks it.
  if (!box || at < 0 || box.length < at + 36) return { damaged: true };
  const long = box[at + 4] === 1;
  const scale = box.readUInt32BE(at + (long ? 24 : 16));
  const length = long ? Number(box.readBigUInt64BE(at + 28)) : box.readUInt32BE(at + 20);
  const [kinds, codec] = [trackKinds(box), movieCodec(box)];
  return {
    hasVideo: kinds.has('vide'),
    hasAudio: kinds.has('soun'),
    ...(codec !== undefined && { codec }),
    ...(scale > 0 && { duration: length / scale }),
  };
}

/** WebM names its codecs in words, near its beginning. */
async function webmFacts(reader: Reader): Promise<PlayingFacts> {
  const head = (await reader.read(0, WEBM_HEAD)).toString('latin1');
  const [codec] = /V_[A-Z0-9][A-Z0-9/]*/.exec(head) ?? [];
  const hasAudio = /A_(?:OPUS|VORBIS)/.test(head);
  return codec === undefined && !hasAudio ? {} : { hasVideo: codec !== undefined, hasAudio, ...(codec && { codec }) };
}

async function waveFacts(reader: Reader): Promise<PlayingFacts> {
  const head = await reader.read(0, 512);
  const at = head.indexOf('fmt ');
  if (at < 0 || head.length < at + 20) return {};
  const bytesPerSecond = head.readUInt32LE(at + 16);
  return bytesPerSecond > 0 ? { duration: reader.bytes / bytesPerSecond, hasVideo: false, hasAudio: true } : {};
}

/** The last page of an Ogg stream carries the number of its last sample. */
async function oggFacts(reader: Reader): Promise<PlayingFacts> {
  const head = await reader.read(0, 128);
  const vorbis = head.indexOf('\x01vorbis', 0, 'latin1');
  const rate = vorbis >= 0 && head.length >= vorbis + 16 ? head.readUInt32LE(vorbis + 12) : OPUS_RATE;
  const tail = await reader.read(Math.max(0, reader.bytes - OGG_TAIL), OGG_TAIL);
  const last = tail.lastIndexOf('OggS');
  if (last < 0 || tail.length < last + 14 || rate === 0) return {};
  const samples = Number(tail.readBigInt64LE(last + 6));
  const hasVideo = head.includes('theora');
  return samples > 0 ? { duration: samples / rate, hasVideo, hasAudio: !hasVideo } : {};
}

/** Length of a recording, where its header tells. */
export async function playingFacts(type: FileType, reader: Reader): Promise<PlayingFacts> {
  if (type === 'mp4' || type === 'm4a') return movieFacts(reader);
  if (type === 'webm') return webmFacts(reader);
  if (type === 'wav') return waveFacts(reader);
  return type === 'ogg' ? oggFacts(reader) : {};
}
