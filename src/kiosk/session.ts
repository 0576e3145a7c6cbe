/** `attract`: nobody is there; `choose`: somebody has touched; `visit`; `asking`: are you still there? */
export type Phase = 'attract' | 'choose' | 'visit' | 'asking';

/** Times are milliseconds of a clock that only runs forward, whatever is done to the machine's own. */
export interface Session {
  phase: Phase;
  /** Of the last sign of life. */
  activeAt: number;
  /** Since when a recording has played without one. */
  watchingSince?: number;
}

export type Happening = 'touch' | 'begin' | 'finish' | 'activity' | 'tick';

export interface Patience {
  idleMs: number;
  /** How long the question stands: 20 seconds at least, to answer with one touch (WCAG 2.2.1). */
  askMs: number;
}

export const ASK_MS = 20_000;

/** Who has touched the screen and then chosen nothing loses nothing. */
const CHOOSE_MS = 30_000;

/** Who listens or watches touches nothing; but nobody listens for longer than this. */
const LONGEST_WATCH_MS = 15 * 60_000;

export const newSession = (now: number): Session => ({ phase: 'attract', activeAt: now });

const idleFor = ({ activeAt }: Session, now: number): number => Math.max(0, now - activeAt);

function afterTick(session: Session, now: number, { idleMs, askMs }: Patience): Session {
  const idle = idleFor(session, now);
  switch (session.phase) {
    case 'attract':
      return session;
    case 'choose':
      return idle < CHOOSE_MS ? session : newSession(now);
    case 'visit':
      return idle < idleMs ? session : { phase: 'asking', activeAt: now - idleMs };
    case 'asking':
      return idle < idleMs + askMs ? session : newSession(now);
  }
}

/** What becomes of a session by what happens. */
export function after(session: Session, happening: Happening, now: number, patience: Patience): Session {
  const { phase } = session;
  switch (happening) {
    case 'touch':
      return phase === 'attract' ? { phase: 'choose', activeAt: now } : after(session, 'activity', now, patience);
    case 'begin':
      return { phase: 'visit', activeAt: now };
    case 'finish':
      return newSession(now);
    case 'activity':
      return { phase: phase === 'asking' ? 'visit' : phase, activeAt: now };
    case 'tick':
      return afterTick(session, now, patience);
  }
}

/** A recording that plays is somebody who listens, for a while. */
export function whileWatching(session: Session, isWatching: boolean, now: number): Session {
  if (session.phase !== 'visit' || !isWatching) return { phase: session.phase, activeAt: session.activeAt };
  const watchingSince = session.watchingSince ?? now;
  if (now - watchingSince > LONGEST_WATCH_MS) return session;
  return { ...session, watchingSince, activeAt: now };
}

/** Seconds until a visitor who does not answer is taken to be gone. */
export const secondsLeft = (session: Session, now: number, { idleMs, askMs }: Patience): number =>
  Math.max(0, Math.ceil((idleMs + askMs - idleFor(session, now)) / 1000));
