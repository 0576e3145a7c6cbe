import { createFolderShelf } from '../shelf/folder-shelf';
import { createS3Shelf } from '../shelf/s3-shelf';
import type { Config } from './config';
import type { Database } from './database/database';
import { createSharedTurns } from './database/shared-turns';
import { foldersOf } from './folders';
import { createStoreHandler } from './files/store-handler';
import { createSiteHandler, type Handler } from './site';
import type { OfficeShelf } from './workshop';

/** Where published versions lie, and what answers visitors with them. */
export async function openShelf(config: Config, db: Database): Promise<{ shelf: OfficeShelf; site: Handler }> {
  const { s3, database, data } = config;
  if (s3 === undefined) {
    const shelf = await createFolderShelf(foldersOf(data).shelf);
    return { shelf, site: createSiteHandler(shelf.site) };
  }
  const shelf = createS3Shelf({ ...s3, ...(database !== undefined && { turns: createSharedTurns(db) }) });
  return { shelf, site: createStoreHandler(shelf) };
}

/** The same without an office around it, for whoever looks after it: only one at a time may write. */
export const openShelfAt = async ({ data, s3 }: Pick<Config, 'data' | 's3'>): Promise<OfficeShelf> =>
  s3 === undefined ? createFolderShelf(foldersOf(data).shelf) : createS3Shelf(s3);
