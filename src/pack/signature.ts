import { digestOf } from './digest';
import type { Pack } from './pack';

/** A name for just these files: the version alone does not tell when only the application has changed. */
export const signatureOf = (pack: Pack): Promise<string> =>
  digestOf(new Blob([JSON.stringify(pack.files.map(({ address, sha256 }) => [address, sha256]).sort())]));
