import { useEffect, useRef, type MouseEvent } from 'react';
import { Account } from './Account';
import type { Me } from './answers';
import { SIGNED_OUT } from './ask';
import { Audit } from './Audit';
import { Header, type LanguageProps } from './Header';
import { PAGES } from './may';
import { Notice } from './Notice';
import { Pending } from './parts';
import { People } from './People';
import { useRoute } from './route';
import { useSending } from './sending';
import { SignIn } from './SignIn';
import { Statistics } from './Statistics';
import { Tours } from './Tours';
import { Progress } from './Uploads';
import { useAnswer } from './use-answer';
import { Version } from './Version';
import { useWords } from './words';

const LOOK_MS = 60_000;

function Page({ me, onChanged }: { me: Me; onChanged: () => void }) {
  const [page = 'tours', id = ''] = useRoute();
  if (me.factorRequired && !me.factor) return <Account me={me} onChanged={onChanged} />;
  if (page === 'versions') return <Version id={id} key={id} />;
  if (page === 'people') return <People />;
  if (page === 'statistics') return <Statistics />;
  if (page === 'audit') return <Audit />;
  return page === 'account' ? <Account me={me} onChanged={onChanged} /> : <Tours me={me} />;
}

/** What follows a change of page: its title, and the focus at its beginning. */
function useArrival(route: string): void {
  const { say } = useWords();
  const [page = 'tours'] = route.split('/');
  const last = useRef(route);
  useEffect(() => {
    document.title = `${say(`nav.${PAGES.find((known) => known === page) ?? 'tours'}`)} · ${say('title')}`;
    if (last.current === route) return;
    last.current = route;
    scrollTo(0, 0);
    document.getElementById('main')?.focus();
  }, [page, route, say]);
}

function toMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The office: who is not signed in signs in, everybody else works. */
export function Desk({ onLanguage }: LanguageProps) {
  const { say } = useWords();
  const session = useAnswer<Me>('/session', LOOK_MS);
  const { value: me, again } = session;
  const route = useRoute();
  const [page = 'tours'] = route;
  const { now: sending } = useSending();
  useArrival(route.join('/'));
  useEffect(() => {
    addEventListener(SIGNED_OUT, again);
    return () => removeEventListener(SIGNED_OUT, again);
  }, [again]);
  if (me === undefined)
    return (
      <main className="narrow">
        <Pending answer={session} />
      </main>
    );
  return (
    <>
      {me.person && (
        <a className="skip" href="#main" onClick={toMain}>
          {say('skip')}
        </a>
      )}
      <Header me={me} page={page} onLanguage={onLanguage} onLeft={again} />
      <Notice />
      {me.person === null ? (
        <SignIn oidc={me.oidc} onEntered={again} />
      ) : (
        <main id="main" tabIndex={-1}>
          {sending && page !== 'tours' && <Progress sending={sending} />}
          <Page me={me} onChanged={again} />
        </main>
      )}
    </>
  );
}
