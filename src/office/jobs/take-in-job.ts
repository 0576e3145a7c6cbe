import { mkdir, rename, rm } from 'node:fs/promises';
import { sha256OfUpload } from '../uploads/upload-hash';
import { audit } from '../audit';
import type { Row } from '../database/tables';
import { isFull } from '../disk-room';
import { foldersOf } from '../folders';
import { PackageFault } from '../packages/package-fault';
import { takeIn } from '../packages/take-in';
import { may } from '../people/rights';
import { grantsOf } from '../people/session';
import { createId } from '../people/token';
import type { Tour } from '../../tour/tour';
import type { Issue } from '../../tour/issue';
import type { Workshop } from '../workshop';

/** What came of looking through a package, as it is kept for the one who sent it. */
export interface Report {
  fault?: { code: string; values: Readonly<Record<string, string | number>> };
  issues?: readonly Issue[];
}

const end = (
  db: Workshop['db'],
  id: string,
  ...[state, report, versionId = null]: [state: string, report: Report, versionId?: string | null]
) =>
  db
    .updateTable('uploads')
    .set({ state, report: JSON.stringify(report), version_id: versionId })
    .where('id', '=', id)
    .execute();

const provinceOf = (tour: Tour): string => tour.site?.province ?? '';

/** Who sends a tour must have the right to edit it: as it is known here, and as it calls itself. */
async function mayEdit({ db }: Workshop, personId: string, tour: Tour): Promise<boolean> {
  const grants = await grantsOf(db, personId);
  const known = await db.selectFrom('tours').selectAll().where('id', '=', tour.id).executeTakeFirst();
  const places = [provinceOf(tour), ...(known ? [known.province] : [])];
  return places.every((province) => may(grants, 'edit', { id: tour.id, province }));
}

interface NewVersion {
  id: string;
  upload: Row<'uploads'>;
  tour: Tour;
  issues: readonly Issue[];
}

async function insertVersion(
  within: Workshop['db'],
  { id, upload, tour, issues }: NewVersion,
  now: number,
): Promise<void> {
  const title = JSON.stringify(tour.title);
  const known = { title, province: provinceOf(tour), changed_at: now };
  await within
    .insertInto('tours')
    .values({ id: tour.id, live: null, revision: 0, ...known })
    .onConflict((on) => on.column('id').doUpdateSet(known))
    .execute();
  const last = await within
    .selectFrom('versions')
    .select((row) => row.fn.max('number').as('number'))
    .where('tour_id', '=', tour.id)
    .executeTakeFirst();
  await within
    .insertInto('versions')
    .values({
      ...{ id, tour_id: tour.id, number: Number(last?.number ?? 0) + 1, state: 'pressing', revision: 0 },
      ...{ created_by: upload.person_id, created_at: now, package: upload.name, bytes: upload.bytes },
      ...{ issues: JSON.stringify(issues), pressed: null, approved_by: null, publish_at: null },
      ...{ published_at: null, failure: null, progress: 0 },
    })
    .execute();
}

/** The files first, then at once the version, the report and the job: killed in between, it is all done again. */
async function keep({ config, queue, db, now }: Workshop, made: Omit<NewVersion, 'id'>): Promise<void> {
  const { upload, tour, issues } = made;
  const folders = foldersOf(config.data);
  const id = createId(now());
  await mkdir(folders.sources, { recursive: true });
  await rename(folders.stagingOf(upload.id), folders.source(id));
  await db.transaction().execute(async (within) => {
    await insertVersion(within, { id, ...made }, now());
    await end(within, upload.id, 'accepted', { issues }, id);
    const person = await within.selectFrom('people').selectAll().where('id', '=', upload.person_id).executeTakeFirst();
    await audit(within, person, { action: 'version.uploaded', subject: id, details: { tour: tour.id } }, now());
    await queue.add('press', id, within);
  });
}

async function look(workshop: Workshop, upload: Row<'uploads'>): Promise<void> {
  const { db, config } = workshop;
  const folders = foldersOf(config.data);
  const folder = folders.stagingOf(upload.id);
  await rm(folder, { recursive: true, force: true });
  const wanted = await sha256OfUpload(workshop, upload.id);
  if (wanted !== undefined && wanted.told !== wanted.found) throw new PackageFault('hash-differs');
  const file = folders.upload(upload.id);
  const { tour, issues } = await takeIn({ file, folder, limits: { bytes: config.packageBytes * 2 } });
  if (tour === undefined) return void (await end(db, upload.id, 'refused', { issues }));
  if (await mayEdit(workshop, upload.person_id, tour)) return keep(workshop, { upload, tour, issues });
  await rm(folder, { recursive: true, force: true });
  await end(db, upload.id, 'refused', { fault: { code: 'tour-not-yours', values: { tour: tour.id } } });
}

/** Looks an uploaded package through; a sound one becomes a version that is pressed next. */
export async function takeInJob(workshop: Workshop, id: string): Promise<void> {
  const { db, config } = workshop;
  const upload = await db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst();
  if (upload?.state !== 'waiting') return;
  try {
    await look(workshop, upload);
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error;
    await end(db, id, 'refused', { fault: { code: error.code, values: error.values } });
  }
  const file = foldersOf(config.data).upload(id);
  for (const path of [file, `${file}.json`]) await rm(path, { force: true });
}

/** What the sender is told when a package could not be looked through for reasons that nobody foresaw, after all tries. */
export const giveUpTakeIn = ({ db }: Pick<Workshop, 'db'>, id: string, error: unknown) =>
  end(db, id, 'refused', { fault: { code: isFull(error) ? 'disk-full' : 'went-wrong', values: {} } });
