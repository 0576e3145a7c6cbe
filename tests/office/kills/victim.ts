import { fork, type ChildProcess } from 'node:child_process';
import type { FromOffice } from './killed-office';

export interface Start {
  /** From its start until it answers, without what looking for left-overs has cost. */
  milliseconds: number;
  cpuMs: number;
  left: readonly string[];
  firstCode: string | undefined;
}

/** A process that is killed without a warning. */
export class Victim {
  private readonly child: ChildProcess;
  private readonly began = performance.now();
  private readonly gone: Promise<void>;
  /** Rejects when the process ends by itself before it answers. */
  readonly ready: Promise<Start>;

  constructor(script: string, args: readonly string[]) {
    this.child = fork(script, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.gone = new Promise((done) => this.child.once('exit', () => done()));
    this.ready = new Promise((ready, fail) => {
      let [left, lookedMs]: [readonly string[], number] = [[], 0];
      this.child.on('message', (message: FromOffice) => {
        ({ left = left, lookedMs = lookedMs } = message);
        const { isReady, cpuMs = 0, firstCode } = message;
        const milliseconds = performance.now() - this.began - lookedMs;
        if (isReady === true) ready({ milliseconds, cpuMs: cpuMs - lookedMs, left, firstCode });
      });
      this.child.once('exit', () => fail(new Error('the office ended before it answered')));
    });
    // Those that are killed while they start are not waited for.
    this.ready.catch(() => undefined);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }
}
