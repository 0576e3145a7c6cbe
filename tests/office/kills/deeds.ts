import type { Member, OfficeInTest } from '../office';
import { approve, beginUpload, offsetOf, sendPart, uploadVersion, versionOf } from '../uploading';
import { askDatabase } from './left-behind';
import type { Ledger } from './ledger';
import { newPackage } from './packages';

export const PHASES = ['start', 'upload', 'check', 'press', 'publish', 'roll back', 'clean up'] as const;
export type Phase = (typeof PHASES)[number];
export type DeedPhase = Exclude<Phase, 'start'>;

/** What is asked of an office, by people who go on where they were when it comes back. */
export interface Scene {
  test: Pick<OfficeInTest, 'address'>;
  data: string;
  seed: number;
  editor: Member;
  approver: Member;
  ledger: Ledger;
  /** A package on its way, over several lives of the office. */
  sending?: { url: string; bytes: Buffer } | undefined;
  random(): number;
  /** Of the life that the office has now. */
  signal: AbortSignal;
}

/** Makes everything ready; the answer does what is interrupted. */
type Deed = (scene: Scene) => Promise<() => Promise<void>>;

const MAIN = 'thanh-co';
const OTHER = 'dia-dao';
const PART = 48_000;

interface Row {
  id: string;
  state: string;
}
const versionsOf = ({ data }: Scene, tour: string): Row[] =>
  askDatabase<Row>(data, 'select id, state from versions where tour_id = ? order by number', tour);

const idOf = (url: string): string => url.split('/').at(-1) ?? '';

async function sendAll({ editor: { browser }, ledger }: Scene, url: string, bytes: Buffer, most = bytes.length) {
  let offset = await offsetOf(browser, url);
  ledger.sawOffset(url, offset);
  while (offset < most) {
    const part = bytes.subarray(offset, Math.min(most, offset + PART));
    const { status } = await sendPart(browser, url, offset, part);
    if (status !== 204) throw new Error(`part: ${status}`);
    offset += part.length;
    ledger.acknowledged(url, offset);
  }
  if (offset === bytes.length) ledger.arrived(idOf(url));
}

async function until({ signal }: Scene, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    signal.throwIfAborted();
    await new Promise((done) => setTimeout(done, 10));
  }
}

const uploadState = ({ data }: Scene, id: string): string =>
  askDatabase<{ state: string }>(data, 'select state from uploads where id = ?', id)[0]?.state ?? 'gone';

/** Brings a new package to the office, except for its last part. */
async function almostSent(scene: Scene): Promise<{ url: string; bytes: Buffer }> {
  const bytes = await newPackage(MAIN, scene.seed);
  const url = await beginUpload(scene.editor.browser, bytes.length);
  await sendAll(scene, url, bytes, bytes.length - 1_000);
  return { url, bytes };
}

const upload: Deed = async (scene) => {
  const bytes = scene.sending?.bytes ?? (await newPackage(MAIN, scene.seed));
  return async () => {
    const url = scene.sending?.url ?? (await beginUpload(scene.editor.browser, bytes.length));
    scene.sending = { url, bytes };
    await sendAll(scene, url, bytes);
    scene.sending = undefined;
  };
};

const check: Deed = async (scene) => {
  const { url, bytes } = await almostSent(scene);
  return async () => {
    await sendAll(scene, url, bytes);
    await until(scene, () => !['open', 'waiting'].includes(uploadState(scene, idOf(url))));
  };
};

const press: Deed = async (scene) => {
  const { url, bytes } = await almostSent(scene);
  await sendAll(scene, url, bytes);
  await until(scene, () => uploadState(scene, idOf(url)) === 'accepted');
  return () => until(scene, () => !versionsOf(scene, MAIN).some(({ state }) => state === 'pressing'));
};

/** A version of the tour that two people agree upon, made where there is none. */
async function approved(scene: Scene, tour: string): Promise<string> {
  const { editor, approver, seed } = scene;
  await until(scene, () => !versionsOf(scene, tour).some(({ state }) => state === 'pressing'));
  const rows = versionsOf(scene, tour);
  const there = rows.find(({ state }) => state === 'approved');
  if (there) return there.id;
  const inReview = rows.find(({ state }) => state === 'review')?.id;
  if (inReview !== undefined) {
    const { revision } = await versionOf(approver.browser, inReview);
    await approver.browser.post(`/versions/${inReview}/steps`, { step: 'approve', revision });
    return inReview;
  }
  const draft = rows.findLast(({ state }) => state === 'draft')?.id;
  const id = draft ?? (await uploadVersion(editor.browser, await newPackage(tour, seed)));
  await approve(editor, approver, id);
  return id;
}

async function publishOf({ approver: { browser }, ledger }: Scene, tour: string, id: string) {
  const { revision } = await versionOf(browser, id);
  return async () => {
    ledger.wants(tour, id);
    const { status, text } = await browser.post(`/versions/${id}/steps`, { step: 'publish', revision });
    if (status !== 200) throw new Error(`publish: ${status} ${text}`);
    ledger.isLive(tour, id);
  };
}

const publish: Deed = async (scene) => publishOf(scene, MAIN, await approved(scene, MAIN));

const rollBack: Deed = async (scene) => {
  const past = versionsOf(scene, MAIN).filter(({ state }) => state === 'past');
  const chosen = past[Math.floor(scene.random() * past.length)];
  return chosen ? publishOf(scene, MAIN, chosen.id) : publish(scene);
};

const OLD = new Set(['draft', 'past', 'failed']);
const oldVersions = (scene: Scene): Row[] => versionsOf(scene, MAIN).filter(({ state }) => OLD.has(state));

async function withdrawalOf({ editor: { browser }, ledger }: Scene, id: string): Promise<() => Promise<void>> {
  const { revision } = await versionOf(browser, id);
  return async () => {
    const { status, text } = await browser.post(`/versions/${id}/steps`, { step: 'withdraw', revision });
    if (status !== 200) throw new Error(`withdraw: ${status} ${text}`);
    ledger.isWithdrawn(id);
  };
}

/** The shelf keeps ten: more would go by themselves. */
const MOST_VERSIONS = 7;

export async function keepFew(scene: Scene): Promise<void> {
  const old = oldVersions(scene);
  for (const { id } of old.slice(0, Math.max(0, old.length - MOST_VERSIONS))) await (await withdrawalOf(scene, id))();
}

/** Withdraws a version, or takes the other tour down with everything of it. */
const cleanUp: Deed = async (scene) => {
  const { approver, ledger } = scene;
  const [oldest, ...others] = oldVersions(scene);
  if (oldest && others.length > 1 && scene.random() < 0.6) return withdrawalOf(scene, oldest.id);
  if (!versionsOf(scene, OTHER).some(({ state }) => state === 'live')) {
    await (
      await publishOf(scene, OTHER, await approved(scene, OTHER))
    )();
  }
  return async () => {
    ledger.wants(OTHER, undefined);
    const { status } = await approver.browser.remove(`/tours/${OTHER}`, { confirm: OTHER });
    if (status !== 204) throw new Error(`take down: ${status}`);
    ledger.isLive(OTHER, undefined);
  };
};

export const DEEDS: Readonly<Record<DeedPhase, Deed>> = {
  ...{ upload, check, press, publish, 'clean up': cleanUp },
  'roll back': rollBack,
};
