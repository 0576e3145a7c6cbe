import { layoutOf } from '../../../src/shelf/folder/layout';
import { readNewestSite } from '../../../src/shelf/folder/sites';
import { foldersOf } from '../../../src/office/folders';
import type { Browser } from '../office';
import { askDatabase } from './left-behind';

type Live = string | undefined;

const MOVES = `('version.publish', 'version.rolled-back', 'version.found-live', 'version.found-gone', 'tour.taken-down')`;

/** What an office has acknowledged, and may have done when it was killed: the next one has to stand to all of it. */
export class Ledger {
  private readonly offsets = new Map<string, number>();
  private readonly waiting = new Set<string>();
  private readonly live = new Map<string, Live>();
  private readonly wanted = new Map<string, Live>();
  private readonly withdrawn = new Set<string>();
  private moves = 0;

  constructor(private readonly data: string) {}

  acknowledged(url: string, offset: number): void {
    this.offsets.set(url, offset);
  }

  /** What a sender finds there when he comes back is at least what was acknowledged. */
  sawOffset(url: string, offset: number): void {
    const known = this.offsets.get(url) ?? 0;
    if (!(offset >= known)) throw new Error(`${known} bytes were acknowledged, ${offset} are there`);
    this.offsets.set(url, offset);
  }

  /** As far as its sender can know: every byte is there. */
  arrived(id: string): void {
    this.waiting.add(id);
  }

  wants(tour: string, version: Live): void {
    this.wanted.set(tour, version);
  }

  isLive(tour: string, version: Live): void {
    this.wanted.delete(tour);
    this.setLive(tour, version);
  }

  isWithdrawn(version: string): void {
    this.withdrawn.add(version);
  }

  private setLive(tour: string, version: Live): void {
    if (this.live.get(tour) !== version) this.moves++;
    this.live.set(tour, version);
  }

  /** Uploads that are all there and of which the office has not said yet what came of them. */
  open(): string[] {
    const rows = askDatabase<{ id: string; state: string }>(this.data, 'select id, state from uploads');
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    return [...this.waiting].filter((id) => states.get(id) !== 'accepted').map((id) => `${id}: ${states.get(id)}`);
  }

  /** Everything in which an office that has come back does not stand to what was said before. */
  async faults(): Promise<string[]> {
    const faults: string[] = [];
    const site = await readNewestSite(layoutOf(foldersOf(this.data).shelf));
    const tours = askDatabase<{ id: string; live: string | null; pressed: string | null }>(
      this.data,
      'select tours.id, tours.live, versions.pressed from tours left join versions on versions.id = tours.live',
    );
    for (const { id, live, pressed } of tours) {
      const shown = site.parts.get(`tours/${id}`)?.version;
      if (shown !== (pressed ?? undefined)) faults.push(`${id}: the database says ${pressed}, visitors see ${shown}`);
      const allowed: Live[] = [this.live.get(id), ...(this.wanted.has(id) ? [this.wanted.get(id)] : [])];
      if (!allowed.includes(live ?? undefined))
        faults.push(`${id}: ${live} is live instead of ${allowed.join(' or ')}`);
      this.isLive(id, live ?? undefined);
    }
    for (const version of this.withdrawn) {
      const [row] = askDatabase<{ state: string }>(this.data, 'select state from versions where id = ?', version);
      if (row?.state !== 'withdrawn') faults.push(`${version} was withdrawn and is ${row?.state}`);
    }
    const [{ count = 0 } = {}] = askDatabase<{ count: number }>(
      this.data,
      `select count(*) as count from audit where action in ${MOVES}`,
    );
    if (count < this.moves) faults.push(`${this.moves} changes of what is live, ${count} of them in the log`);
    return faults;
  }
}

/** Whether somebody who was signed in still is. */
export const isSignedIn = async (browser: Browser): Promise<boolean> =>
  (await browser.get<{ person: unknown }>('/session')).body.person !== null;
