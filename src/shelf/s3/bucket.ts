import { AwsClient } from 'aws4fetch';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { ShelfError } from '../shelf-error';

export interface BucketOptions {
  /** Address of the store, `https://s3.example.vn`; the bucket's name follows in the path. */
  endpoint: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  region?: string;
}

export interface PutHeaders {
  type?: string;
  encoding?: string;
  cache?: string;
}

/** What the shelf asks of an object store: a handful of calls that every S3-compatible one has. */
export interface Bucket {
  put(key: string, content: Uint8Array, sha256: string, headers?: PutHeaders): Promise<void>;
  /** In parts, for what is too large to be held. */
  putParts(key: string, parts: AsyncIterable<Uint8Array>, headers?: PutHeaders): Promise<void>;
  copy(from: string, to: string, headers: PutHeaders): Promise<void>;
  /** Undefined when there is none. */
  text(key: string): Promise<string | undefined>;
  open(key: string, range?: { start: number; end: number }): Readable;
  list(prefix: string): Promise<{ key: string; bytes: number }[]>;
  remove(key: string): Promise<void>;
}

const RETRIES = 3;

const encoded = (key: string): string => key.split('/').map(encodeURIComponent).join('/');

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (xml: string): string =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    return ENTITIES[name ?? ''] ?? whole;
  });

/** What lies between a tag and its end; the answers of object stores are flat enough for that. */
const inTag = (xml: string, tag: string): string | undefined => new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(xml)?.[1];

const named = ({ type, encoding, cache }: PutHeaders): Record<string, string> => ({
  ...(type !== undefined && { 'Content-Type': type }),
  ...(encoding !== undefined && { 'Content-Encoding': encoding }),
  ...(cache !== undefined && { 'Cache-Control': cache }),
});

type Ask = (
  method: string,
  path: string,
  init?: { headers?: Record<string, string>; body?: Uint8Array },
) => Promise<Response>;

function createAsk({ endpoint, bucket, region = 'us-east-1', ...keys }: BucketOptions): Ask {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: RETRIES });
  const top = `${endpoint.replace(/\/$/, '')}/${bucket}`;
  return async (method, path, init = {}) => {
    let response: Response;
    try {
      response = await client.fetch(`${top}${path}`, { method, ...init } as RequestInit);
    } catch (error) {
      throw new ShelfError('shelf-unreachable', { address: endpoint }, { cause: error });
    }
    if (response.ok || response.status === 404) return response;
    const reason = inTag(await response.text(), 'Code') ?? String(response.status);
    throw new ShelfError('shelf-unreachable', { address: endpoint, reason, status: response.status });
  };
}

async function listAll(ask: Ask, prefix: string): Promise<{ key: string; bytes: number }[]> {
  const found: { key: string; bytes: number }[] = [];
  for (let token: string | undefined = ''; token !== undefined;) {
    const more: string = token === '' ? '' : `&continuation-token=${encodeURIComponent(token)}`;
    const xml = await (await ask('GET', `?list-type=2&prefix=${encodeURIComponent(prefix)}${more}`)).text();
    for (const [, entry = ''] of xml.matchAll(/<Contents>([^]*?)<\/Contents>/g))
      found.push({ key: plain(inTag(entry, 'Key') ?? ''), bytes: Number(inTag(entry, 'Size')) });
    const next = inTag(xml, 'NextContinuationToken');
    token = inTag(xml, 'IsTruncated') === 'true' && next !== undefined ? plain(next) : undefined;
  }
  return found;
}

async function putInParts(ask: Ask, key: string, parts: AsyncIterable<Uint8Array>, headers: PutHeaders): Promise<void> {
  const path = `/${encoded(key)}`;
  const upload =
    inTag(await (await ask('POST', `${path}?uploads`, { headers: named(headers) })).text(), 'UploadId') ?? '';
  const id = `uploadId=${encodeURIComponent(plain(upload))}`;
  try {
    const tags: string[] = [];
    for await (const body of parts) {
      const answer = await ask('PUT', `${path}?partNumber=${tags.length + 1}&${id}`, { body });
      tags.push(answer.headers.get('etag') ?? '');
    }
    const listed = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
    const body = Buffer.from(`<CompleteMultipartUpload>${listed.join('')}</CompleteMultipartUpload>`);
    const answer = await (
      await ask('POST', `${path}?${id}`, { body, headers: { 'Content-Type': 'application/xml' } })
    ).text();
    // It may fail after it has said 200.
    if (answer.includes('<Error>'))
      throw new ShelfError('shelf-unreachable', { address: inTag(answer, 'Code') ?? key });
  } catch (error) {
    await ask('DELETE', `${path}?${id}`).catch(() => undefined);
    throw error;
  }
}

async function* bytesOf(ask: Ask, key: string, headers: Record<string, string>): AsyncGenerator<Uint8Array> {
  const answer = await ask('GET', `/${encoded(key)}`, { headers });
  if (answer.status === 404 || !answer.body)
    throw new ShelfError('version-damaged', { part: '', version: '', path: key });
  for await (const piece of answer.body as ReadableStream<Uint8Array>) yield piece;
}

export function createBucket(options: BucketOptions): Bucket {
  const ask = createAsk(options);
  const drained = async (answer: Promise<Response>): Promise<void> => void (await (await answer).arrayBuffer());
  return {
    put: (key, body, sha256, headers = {}) =>
      // The store compares the body with the hash and refuses what was damaged on the way.
      drained(ask('PUT', `/${encoded(key)}`, { body, headers: { ...named(headers), 'X-Amz-Content-Sha256': sha256 } })),
    putParts: (key, parts, headers = {}) => putInParts(ask, key, parts, headers),
    copy: (from, to, headers) => {
      const source = {
        'X-Amz-Copy-Source': `/${options.bucket}/${encoded(from)}`,
        'X-Amz-Metadata-Directive': 'REPLACE',
      };
      return drained(ask('PUT', `/${encoded(to)}`, { headers: { ...source, ...named(headers) } }));
    },
    text: async (key) => {
      const answer = await ask('GET', `/${encoded(key)}`);
      const text = await answer.text();
      return answer.status === 404 ? undefined : text;
    },
    open: (key, range) =>
      Readable.from(bytesOf(ask, key, range ? { Range: `bytes=${range.start}-${range.end}` } : {}), {
        objectMode: false,
      }),
    list: (prefix) => listAll(ask, prefix),
    remove: (key) => drained(ask('DELETE', `/${encoded(key)}`)),
  };
}
