/** What was stored in passing: how large each thing is, and in which order it was last used. No clock: theirs may be wrong. */
export interface Recent {
  /** Counts up at each use. */
  tick: number;
  /** Bytes and last use by address. */
  uses: Record<string, readonly [bytes: number, tick: number]>;
}

export const NOTHING_RECENT: Recent = { tick: 0, uses: {} };

const isUse = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);

/** Read back from a store that anything may have happened to. */
export function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null || !('tick' in value) || !('uses' in value)) return false;
  const { tick, uses } = value;
  return Number.isFinite(tick) && typeof uses === 'object' && uses !== null && Object.values(uses).every(isUse);
}

/** A use of what is stored, or of something new with so many bytes. What is not known and has no size is not ours. */
export function used({ tick, uses }: Recent, address: string, bytes = uses[address]?.[0]): Recent {
  if (bytes === undefined) return { tick, uses };
  return { tick: tick + 1, uses: { ...uses, [address]: [bytes, tick + 1] } };
}

/** What opens a scene at all is given up last: its first view, the strip around it, the texts. */
const opensScene = (address: string): boolean => /\/p\/[^/]+\/|\/coverage\.[a-z]+$|\.json$|^\/assets\//.test(address);

/** What has to go so that all fits: tiles before what opens a scene, the longest unused first. */
export function surplus({ uses }: Recent, maxBytes: number): string[] {
  let bytes = Object.values(uses).reduce((sum, [size]) => sum + size, 0);
  const order = Object.entries(uses).sort(
    ([a, [, usedA]], [b, [, usedB]]) => Number(opensScene(a)) - Number(opensScene(b)) || usedA - usedB,
  );
  const gone: string[] = [];
  for (const [address, [size]] of order) {
    if (bytes <= maxBytes) break;
    bytes -= size;
    gone.push(address);
  }
  return gone;
}

export function without({ tick, uses }: Recent, addresses: readonly string[]): Recent {
  const gone = new Set(addresses);
  return { tick, uses: Object.fromEntries(Object.entries(uses).filter(([address]) => !gone.has(address))) };
}
