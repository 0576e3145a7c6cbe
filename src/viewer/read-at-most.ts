import { LoadError } from './load-error';

/** The whole of an answer, unless it is longer: then the rest is not even fetched, whatever its header promised. */
export async function readAtMost(response: Response, most: number): Promise<ArrayBuffer> {
  const { url, status, headers, body } = response;
  const tooLong = (): LoadError => new LoadError(url, status);
  if (Number(headers.get('content-length') ?? 0) > most) {
    await body?.cancel();
    throw tooLong();
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    bytes += next.value.byteLength;
    parts.push(next.value);
    if (bytes <= most) continue;
    await reader?.cancel();
    throw tooLong();
  }
  return new Blob(parts).arrayBuffer();
}
