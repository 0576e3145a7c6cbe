import type { Me } from './answers';
import { ask } from './ask';
import { mayOpen, PAGES } from './may';
import { useDeed } from './use-deed';
import { useWords, type Lang } from './words';

export interface LanguageProps {
  onLanguage: (lang: Lang) => void;
}

const EMBLEM = `${import.meta.env.BASE_URL}favicon.svg`;

function Language({ onLanguage }: LanguageProps) {
  const { lang } = useWords();
  const other = lang === 'vi' ? 'en' : 'vi';
  return (
    <button className="quiet" lang={other} onClick={() => onLanguage(other)}>
      {other === 'vi' ? 'Tiếng Việt' : 'English'}
    </button>
  );
}

interface HeaderProps extends LanguageProps {
  me: Me;
  page: string;
  onLeft: () => void;
}

/** Where one is, where one can go, and who one is. */
export function Header({ me, page, onLanguage, onLeft }: HeaderProps) {
  const { say } = useWords();
  const { run } = useDeed();
  const leave = () => run(async () => (await ask('/session', { method: 'DELETE' }), onLeft()));
  return (
    <header>
      <b className="name">
        <img src={EMBLEM} alt="" width={28} height={28} />
        {say('title')}
      </b>
      {me.person && (
        <nav aria-label={say('title')}>
          {PAGES.filter((name) => mayOpen(me, name)).map((name) => (
            <a key={name} href={`#/${name}`} {...(page === name && { 'aria-current': 'page' as const })}>
              {say(`nav.${name}`)}
            </a>
          ))}
        </nav>
      )}
      <span className="who">
        {me.person && <span className="second">{me.person.title}</span>}
        <Language onLanguage={onLanguage} />
        {me.person && (
          <button className="quiet" onClick={leave}>
            {say('signOut')}
          </button>
        )}
      </span>
    </header>
  );
}
