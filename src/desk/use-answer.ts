import { useCallback, useEffect, useState } from 'react';
import { ask, AskError } from './ask';
import { useWords } from './words';

export interface Answered<T> {
  value: T | undefined;
  fault: string | undefined;
  /** Asks anew and keeps showing the old answer meanwhile. */
  again: () => void;
}

interface State<T> {
  path: string;
  value?: T;
  fault?: string;
}

/** What the office answers to a path; asked again every `everyMs` where that is given, and in the new language when that changes. */
export function useAnswer<T>(path: string, everyMs?: number): Answered<T> {
  const { say } = useWords();
  const [round, setRound] = useState({ byItself: false });
  const [state, setState] = useState<State<T>>({ path });
  const again = useCallback(() => setRound({ byItself: false }), []);
  useEffect(() => {
    const leaving = new AbortController();
    const failed = (error: unknown): void => {
      if (leaving.signal.aborted) return;
      const fault = error instanceof AskError && error.message !== '' ? error.message : say('lineBroken');
      setState((last) => ({ ...(last.path === path && last), path, fault }));
    };
    ask<T>(path, { signal: leaving.signal, byItself: round.byItself }).then(
      (value) => setState({ path, value }),
      failed,
    );
    return () => leaving.abort();
  }, [path, round, say]);
  useEffect(() => {
    if (everyMs === undefined) return;
    const timer = setInterval(() => setRound({ byItself: true }), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  const isCurrent = state.path === path;
  return { value: isCurrent ? state.value : undefined, fault: isCurrent ? state.fault : undefined, again };
}
