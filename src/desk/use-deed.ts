import { useCallback, useState } from 'react';
import { AskError } from './ask';
import { useWords, type Lang } from './words';

export interface Deed {
  busy: boolean;
  /** Why it did not work, in a sentence; gone when another language is chosen, which the office has not said it in. */
  fault: string | undefined;
  run: (work: () => Promise<void>) => void;
}

/** Something that a button does: one at a time, with a sentence when it fails. */
export function useDeed(): Deed {
  const { say, lang } = useWords();
  const [state, setState] = useState<{ busy: boolean; fault?: string; lang?: Lang }>({ busy: false });
  const run = useCallback(
    (work: () => Promise<void>) => {
      setState({ busy: true });
      work().then(
        () => setState({ busy: false }),
        (error: unknown) =>
          setState({
            busy: false,
            lang,
            fault: error instanceof AskError && error.message !== '' ? error.message : say('lineBroken'),
          }),
      );
    },
    [say, lang],
  );
  return { busy: state.busy, fault: state.lang === lang ? state.fault : undefined, run };
}
