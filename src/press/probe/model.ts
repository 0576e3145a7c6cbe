import type { FileType, MediaFacts } from '../../tour/media-facts';
import type { Reader } from './reader';

const MOST_TEXT_BYTES = 16 << 20;
const GLB_HEADER = 12;
const CHUNK_HEADER = 8;

/** The JSON part of a model: all of a glTF file, the first chunk of a packed one. */
async function readDescription(type: FileType, reader: Reader): Promise<unknown> {
  const packed = type === 'glb';
  const head = packed ? await reader.read(GLB_HEADER, CHUNK_HEADER) : undefined;
  const length = head?.length === CHUNK_HEADER ? head.readUInt32LE(0) : reader.bytes;
  if (length > MOST_TEXT_BYTES) return undefined;
  const text = await reader.read(packed ? GLB_HEADER + CHUNK_HEADER : 0, length);
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function addressesIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  const uris = list.map((item: unknown) => (isRecord(item) ? item['uri'] : undefined));
  return uris.filter((uri) => typeof uri === 'string' && !uri.startsWith('data:')).map(String);
}

/** A packed model says in its header how long it is. */
async function isCut(type: FileType, reader: Reader): Promise<boolean> {
  if (type !== 'glb') return false;
  const head = await reader.read(0, GLB_HEADER);
  return head.length < GLB_HEADER || head.readUInt32LE(8) > reader.bytes;
}

export type ModelFacts = Pick<MediaFacts, 'outside' | 'demands' | 'damaged'>;

/** Which other files a 3D model asks for, and what whoever shows it must be able to do. One that cannot be read is damaged. */
export async function modelFacts(type: FileType, reader: Reader): Promise<ModelFacts> {
  const description = await readDescription(type, reader);
  if (!isRecord(description) || (await isCut(type, reader))) return { damaged: true };
  const { buffers, images, extensionsRequired: demands } = description;
  return {
    outside: [...addressesIn(buffers), ...addressesIn(images)],
    ...(Array.isArray(demands) && demands.length > 0 && { demands: demands.map(String) }),
  };
}
