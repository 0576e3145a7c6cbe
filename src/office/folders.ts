import { join } from 'node:path';

/** Where things lie in the data folder. Ids are ours and never come from outside. */
export const foldersOf = (data: string) => ({
  uploads: join(data, 'uploads'),
  upload: (id: string) => join(data, 'uploads', id),
  /** Packages while they are looked through. */
  staging: join(data, 'staging'),
  stagingOf: (id: string) => join(data, 'staging', id),
  /** Tours as their makers have them, by version. */
  sources: join(data, 'sources'),
  source: (version: string) => join(data, 'sources', version),
  /** Unfinished sites. */
  work: join(data, 'work'),
  workOf: (id: string) => join(data, 'work', id),
  cache: join(data, 'cache'),
  shelf: join(data, 'shelf'),
});
