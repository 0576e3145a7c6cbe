import { describe, expect, it } from 'vitest';
import { after, ASK_MS, newSession, secondsLeft, whileWatching, type Session } from '../../src/kiosk/session';

const PATIENCE = { idleMs: 75_000, askMs: ASK_MS };
const visit = (activeAt = 0): Session => ({ phase: 'visit', activeAt });
const tick = (session: Session, now: number): Session => after(session, 'tick', now, PATIENCE);

describe('a session', () => {
  it('begins with a touch and a choice', () => {
    const touched = after(newSession(0), 'touch', 5, PATIENCE);
    expect(touched).toEqual({ phase: 'choose', activeAt: 5 });
    expect(after(touched, 'begin', 9, PATIENCE)).toEqual({ phase: 'visit', activeAt: 9 });
  });

  it('asks after 75 seconds, for 20 seconds, and then is over', () => {
    expect(tick(visit(), 74_999).phase).toBe('visit');
    const asking = tick(visit(), 75_000);
    expect(asking.phase).toBe('asking');
    expect(secondsLeft(asking, 75_000, PATIENCE)).toBe(20);
    expect(tick(asking, 94_999).phase).toBe('asking');
    expect(tick(asking, 95_000)).toEqual(newSession(95_000));
  });

  it.each(['activity', 'touch'] as const)('goes on for whoever answers (%s), as long as before', (answer) => {
    const stayed = after(tick(visit(), 80_000), answer, 90_000, PATIENCE);
    expect(stayed).toEqual({ phase: 'visit', activeAt: 90_000 });
    expect(tick(stayed, 164_999).phase).toBe('visit');
  });

  it('gives whoever was away from the clock all 20 seconds', () => {
    // The machine slept: the first tick comes an hour later.
    const asking = tick(visit(), 3_600_000);
    expect(secondsLeft(asking, 3_600_000, PATIENCE)).toBe(20);
    expect(tick(asking, 3_600_000 + 19_000).phase).toBe('asking');
  });

  it('is given up at the choice of a language after half a minute', () => {
    const choosing: Session = { phase: 'choose', activeAt: 0 };
    expect(tick(choosing, 29_999).phase).toBe('choose');
    expect(tick(choosing, 30_000).phase).toBe('attract');
  });

  it('lasts while a recording is heard, but not for ever', () => {
    let session = visit();
    for (let now = 0; now <= 14 * 60_000; now += 1_000) session = tick(whileWatching(session, true, now), now);
    expect(session.phase).toBe('visit');
    for (let now = 14 * 60_000; now <= 18 * 60_000; now += 1_000)
      session = tick(whileWatching(session, true, now), now);
    expect(session.phase).toBe('attract');
  });

  it('is the same to the second whatever is done to the machine’s own clock', () => {
    // Only differences of the one clock that is handed in count.
    for (const start of [0, 1e9, 123_456_789]) {
      expect(tick(visit(start), start + 74_999).phase).toBe('visit');
      expect(tick(visit(start), start + 75_000).phase).toBe('asking');
    }
  });
});
