import { useCallback, useState } from 'react';
import { AskError } from './ask';
import { useWords } from './words';

export interface Deed {
  busy: boolean;
  /** Why it did not work, in a sentence. */
  fault: string | undefined;
  run: (work: () => Promise<void>) => void;
}

/** Something that a button does: one at a time, with a sentence when it fails. */
export function useDeed(): Deed {
  const { say } = useWords();
  const [state, setState] = useState<{ busy: boolean; fault?: string }>({ busy: false });
  const run = useCallback(
    (work: () => Promise<void>) => {
      setState({ busy: true });
      work().then(
        () => setState({ busy: false }),
        (error: unknown) =>
          setState({
            busy: false,
            fault: error instanceof AskError && error.message !== '' ? error.message : say('lineBroken'),
          }),
      );
    },
    [say],
  );
  return { busy: state.busy, fault: state.fault, run };
}
