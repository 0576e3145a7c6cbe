import { useState } from 'react';
import { useWords } from './words';

const KNOWN = ['preview', 'oidc-wrong', 'oidc-unknown'] as const;

/** Why somebody was led here instead of where he wanted to go: `?gone=preview`, `?refused=oidc-unknown`. */
function reasonIn(search: string): (typeof KNOWN)[number] | undefined {
  const asked = new URLSearchParams(search);
  const told = asked.get('gone') ?? asked.get('refused');
  return KNOWN.find((known) => known === told);
}

export function Notice() {
  const { say } = useWords();
  const [reason, setReason] = useState(() => reasonIn(location.search));
  if (reason === undefined) return null;
  const close = () => {
    history.replaceState(null, '', location.pathname + location.hash);
    setReason(undefined);
  };
  return (
    <div className="notice" role="alert">
      <p>{say(`notice.${reason}`)}</p>
      <button className="quiet" onClick={close}>
        {say('close')}
      </button>
    </div>
  );
}
