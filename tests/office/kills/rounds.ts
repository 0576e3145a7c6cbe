import { fork } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { foldersOf } from '../../../src/office/folders';
import { buildScript } from '../../shelf/killing';
import { scratch } from '../../shelf/scratch';
import { Browser, firstAdministrator, member, type Member } from '../office';
import { freePort } from '../nginx';
import { DEEDS, keepFew, PHASES, type Phase, type Scene } from './deeds';
import { isSignedIn, Ledger } from './ledger';
import type { FromReader } from './reader';
import { tornSite } from './torn-site';
import { Victim, type Start } from './victim';

const BUILT = 'node_modules/.cache/disan360/kills';

export interface Tally {
  phase: Phase;
  /** Killed while it was at it. */
  within: number;
  /** Killed when it had just ended. */
  after: number;
}

export interface Outcome {
  kills: number;
  tallies: readonly Tally[];
  starts: readonly Pick<Start, 'milliseconds' | 'cpuMs'>[];
  reader: FromReader;
  faults: readonly string[];
}

export interface Wanted {
  kills: number;
  seed: number;
  onProgress?(done: number, outcome: Pick<Outcome, 'tallies' | 'starts' | 'faults'>): void;
}

/** Uniform in [0, 1), the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How long a deed takes when nobody interrupts it, as far as that was seen; at first a guess. */
function createPace(): { of(phase: Phase): number; took(phase: Phase, milliseconds: number): void } {
  const known = new Map<Phase, number>();
  return {
    of: (phase) => known.get(phase) ?? 300,
    took: (phase, milliseconds) => void known.set(phase, (known.get(phase) ?? milliseconds) * 0.7 + milliseconds * 0.3),
  };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** An office, the people who work with it, a visitor who never stops looking, and somebody who pulls the plug. */
class Rounds {
  readonly starts: Pick<Start, 'milliseconds' | 'cpuMs'>[] = [];
  readonly faults: string[] = [];
  readonly tallies: Tally[] = PHASES.map((phase) => ({ phase, within: 0, after: 0 }));
  private readonly pace = createPace();

  constructor(
    private readonly start: () => Victim,
    private readonly scene: Scene,
  ) {}

  private fault(round: number, found: readonly string[]): void {
    this.faults.push(...found.map((each) => `kill ${round}: ${each}`));
  }

  private count(phase: Phase, kind: 'within' | 'after'): void {
    const tally = this.tallies.find((each) => each.phase === phase);
    if (tally) tally[kind]++;
  }

  private async look(round: number, { milliseconds, cpuMs, left }: Start): Promise<void> {
    const { ledger, editor, data } = this.scene;
    this.starts.push({ milliseconds, cpuMs });
    this.pace.took('start', milliseconds);
    this.fault(round, left);
    this.fault(round, await ledger.faults());
    this.fault(round, await tornSite(join(foldersOf(data).shelf, 'current')));
    if (!(await isSignedIn(editor.browser))) this.fault(round, ['the editor is signed out']);
  }

  /** Begins a deed, and kills at a random moment of it. */
  private async interrupt(phase: Exclude<Phase, 'start'>, victim: Victim, round: number): Promise<void> {
    const living = new AbortController();
    this.scene.signal = living.signal;
    await keepFew(this.scene);
    const act = await DEEDS[phase](this.scene);
    const began = performance.now();
    let [ended, killed] = [false, false];
    const acting = act().then(
      () => {
        ended = true;
        if (!killed) this.pace.took(phase, performance.now() - began);
      },
      (error: unknown) => {
        if (!killed) this.fault(round, [`${phase}: ${String(error)}`]);
      },
    );
    await pause(this.scene.random() * this.pace.of(phase) * 1.1);
    this.count(phase, ended ? 'after' : 'within');
    killed = true;
    await victim.kill();
    living.abort();
    await acting;
  }

  async round(round: number): Promise<void> {
    const phase = PHASES[round % PHASES.length] ?? 'start';
    if (phase === 'start') {
      const victim = this.start();
      await pause(this.scene.random() * this.pace.of('start'));
      this.count('start', 'within');
      return victim.kill();
    }
    const victim = this.start();
    await this.look(round, await victim.ready);
    await this.interrupt(phase, victim, round).catch(async (error: unknown) => {
      this.fault(round, [`before ${phase}: ${String(error)}`]);
      await victim.kill();
    });
  }

  /** After the last kill everything that was begun is done, and the next one finds nothing left. */
  async end(round: number): Promise<void> {
    const { ledger } = this.scene;
    const last = this.start();
    await this.look(round, await last.ready);
    for (let tries = 0; ledger.open().length > 0 && tries < 600; tries++) await pause(100);
    this.fault(
      round,
      ledger.open().map((each) => `never looked through: ${each}`),
    );
    await last.kill();
    const next = this.start();
    await this.look(round, await next.ready);
    await next.kill();
  }
}

function startReader(script: string, shelf: string): { stop(): FromReader } {
  let found: FromReader = { looks: 0, replaced: 0, torn: [] };
  const child = fork(script, [shelf], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('message', (message: FromReader) => (found = message));
  return {
    stop: () => {
      child.disconnect();
      return found;
    },
  };
}

async function peopleOf(address: string, firstCode: string | undefined): Promise<Pick<Scene, 'editor' | 'approver'>> {
  const test = {
    address,
    browser: () => new Browser(address),
    office: { firstCode, tick: () => Promise.resolve() },
  } as unknown as Parameters<typeof firstAdministrator>[0];
  const admin: Member = await firstAdministrator(test);
  return {
    editor: await member(test, admin, { role: 'editor', scope: '*' }),
    approver: await member(test, admin, { role: 'approver', scope: '*' }),
  };
}

/** Kills an office again and again, at random moments of everything that it does. */
export async function killAgainAndAgain({ kills, seed, onProgress }: Wanted): Promise<Outcome> {
  const office = await buildScript('killed-office', BUILT, { folder: 'tests/office/kills', isWhole: true });
  const reader = await buildScript('reader', BUILT, { folder: 'tests/office/kills' });
  const data = await scratch('kills');
  const port = await freePort();
  const environment = JSON.stringify({ OFFICE_DATA: data, OFFICE_LOG: 'silent' });
  const start = (): Victim => new Victim(office, [environment, String(port)]);
  const address = `http://127.0.0.1:${port}`;
  const first = start();
  const { firstCode } = await first.ready;
  const people = await peopleOf(address, firstCode);
  await first.kill();
  const ledger = new Ledger(data);
  const signal = new AbortController().signal;
  const scene: Scene = { test: { address }, data, seed, ledger, ...people, random: randomOf(seed), signal };
  const rounds = new Rounds(start, scene);
  const reading = startReader(reader, foldersOf(data).shelf);
  try {
    for (let round = 0; round < kills; round++) {
      await rounds.round(round);
      onProgress?.(round + 1, rounds);
    }
    await rounds.end(kills);
    return { kills, ...rounds, reader: reading.stop() };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
