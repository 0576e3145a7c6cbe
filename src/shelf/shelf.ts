import type { Readable } from 'node:stream';
import type { ListedFile } from '../tour/published';
import type { Part } from './part';

/** A file that is to be stored: its path below the site's root, and where it lies now. */
export interface SourceFile {
  path: string;
  file: string;
  /** What a list says of it; another content is refused. */
  sha256?: string;
}

/** What was stored of a part at one time. It never changes. */
export interface Version {
  part: Part;
  /** Made from its content: the same files are the same version. */
  id: string;
  /** Counts up with every version of the part. */
  number: number;
  files: number;
  bytes: number;
  /** ISO time. */
  storedAt: string;
}

/** Which version of each part visitors see. */
export interface LiveSite {
  /** Counts up with every change of the site. */
  number: number;
  /** ISO time. */
  since: string;
  parts: Readonly<Partial<Record<Part, string>>>;
}

export interface Change {
  /** The version that each part gets; null takes the part off the site. Parts that are not named stay. */
  parts: Readonly<Partial<Record<Part, string | null>>>;
  /** Number of the live site that the caller has looked at. When it is another one by now, nothing happens: `shelf-changed`. */
  from?: number;
}

/** One file, as it was stored. */
export interface StoredFile extends ListedFile {
  /** Of a part of it, when `start` and `end` (inclusive) are given. */
  open(range?: { start: number; end: number }): Readable;
}

export interface SweepReport {
  /** Files and folders that nothing named any more. */
  removed: number;
  /** Whether the pointer had to be moved on to a site that was finished. */
  mended: boolean;
}

export interface ScrubReport {
  files: number;
  bytes: number;
  damaged: readonly { part: Part; version: string; path: string; what: 'missing' | 'changed' }[];
}

/**
 * Published versions, and the pointer to what is live.
 *
 * Storing makes nothing visible. Publishing and rolling back are the same: one pointer that names a version of every part is
 * replaced at once, after everything that it names was found stored. So a tour and the pages that all tours share change together, or
 * not at all.
 */
export interface Shelf {
  /** Mends what a crash has left and removes what nothing names. Called once before anything else. */
  sweep(): Promise<SweepReport>;
  /** Stores files as a version of a part; the same files again are the version that is there. */
  store(part: Part, files: readonly SourceFile[], signal?: AbortSignal): Promise<Version>;
  /** Versions of a part that are kept, the newest first. */
  versions(part: Part): Promise<readonly Version[]>;
  /** Parts of which any version is kept. */
  parts(): Promise<readonly Part[]>;
  files(part: Part, version: string): Promise<readonly ListedFile[]>;
  live(): Promise<LiveSite>;
  publish(change: Change): Promise<LiveSite>;
  /** Removes a version that is not live, or a whole part with all its versions, from site and storage. */
  takeDown(part: Part, version?: string): Promise<SweepReport>;
  /** A file of any version, live or not. */
  read(part: Part, version: string, path: string): Promise<StoredFile | undefined>;
  /** A file of the live site by its path, without a slash in front; folders are not files. */
  readLive(path: string): Promise<StoredFile | undefined>;
  /** Reads every stored byte again and compares it with its hash. */
  scrub(signal?: AbortSignal): Promise<ScrubReport>;
}

/** Versions of a part that are kept besides the live one. */
export const KEPT_VERSIONS = 10;
