import { open, type FileHandle } from 'node:fs/promises';

/** Reads pieces of a file without ever holding all of it. */
export interface Reader {
  readonly bytes: number;
  /** Shorter than asked for at the end of the file. */
  read(at: number, length: number): Promise<Buffer>;
}

async function readPiece(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const piece = Buffer.alloc(Math.max(0, length));
  const { bytesRead } = await handle.read(piece, 0, piece.length, at);
  return piece.subarray(0, bytesRead);
}

export async function withReader<T>(file: string, look: (reader: Reader) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    const { size: bytes } = await handle.stat();
    return await look({
      bytes,
      read: (at, length) => readPiece(handle, at, Math.min(length, bytes - at)),
    });
  } finally {
    await handle.close();
  }
}
