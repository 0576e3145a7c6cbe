/** First and last byte, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * What a Range header asks of so many bytes (RFC 9110, section 14): an end beyond the last byte is brought back to it.
 * `unsatisfiable` when there is nothing there; undefined for what may be ignored: other units, several ranges, nonsense.
 */
export function parseRange(header: string, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header) ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= size ? 'unsatisfiable' : { first, last };
}

/** The part of a stored answer that a Range header asks for. Only that part is read: slices of blobs are cheap. */
export async function partOf(whole: Response, header: string): Promise<Response> {
  const blob = await whole.blob();
  const type = whole.headers.get('Content-Type') ?? blob.type;
  const range = parseRange(header, blob.size);
  if (range === 'unsatisfiable') {
    return new Response(undefined, { status: 416, headers: { 'Content-Range': `bytes */${blob.size}` } });
  }
  if (!range) return new Response(blob, { headers: { 'Content-Type': type, 'Accept-Ranges': 'bytes' } });
  const { first, last } = range;
  const headers = {
    'Content-Type': type,
    'Content-Length': String(last - first + 1),
    'Content-Range': `bytes ${first}-${last}/${blob.size}`,
    'Accept-Ranges': 'bytes',
  };
  return new Response(blob.slice(first, last + 1, type), { status: 206, headers });
}
