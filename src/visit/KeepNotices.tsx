import { useState, type ReactNode } from 'react';
import { Icon } from '../ui/Icon';
import { plainWords } from '../ui/reader';
import { appAround } from './in-app';
import { useKeep } from './keep-context';
import { comesAgain, useInstall } from './use-install';

interface NoticeProps {
  text: string;
  action?: { label: string; onPress: () => void };
  onClose: () => void;
}

function Notice({ text, action, onClose }: NoticeProps): ReactNode {
  const { t } = useKeep();
  return (
    <div className="notice" role="status" data-own-device>
      <p>{text}</p>
      {action && (
        <button type="button" className="button" onClick={action.onPress}>
          {action.label}
        </button>
      )}
      <button type="button" className="round" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** One thing at a time: what the device removed, what was not finished, that there is no network, that there is news. */
export function KeepNotices({ onOpen }: { onOpen: () => void }) {
  const { keeper, keep, visit, t, takeUpdate } = useKeep();
  const [closed, setClosed] = useState<readonly string[]>([]);
  const close = (name: string) => setClosed([...closed, name]);
  const [isAgain] = useState(comesAgain);
  const Install = useInstall(isAgain && appAround(navigator.userAgent) === undefined);
  // A visit's own notice, and whatever is open, come first.
  if (visit.open !== undefined || visit.notice !== undefined || visit.failure) return null;
  const reader = { lang: visit.lang, languages: visit.tour.languages };
  const [lost] = keep.lost;
  const begun = keep.job ? undefined : keep.begun.find(({ tour }) => !closed.includes(tour));
  if (lost && keep.isOnline) {
    const again = () => {
      onOpen();
      void keeper.keep(lost.tour, lost.choice);
    };
    return (
      <Notice
        text={t('removed', { tour: plainWords(lost.title, reader) })}
        action={{ label: t('fetchAgain'), onPress: again }}
        onClose={() => keeper.forgetLost(lost.tour)}
      />
    );
  }
  if (begun && keep.isOnline) {
    const go = () => {
      onOpen();
      void keeper.keep(begun.tour, begun.choice);
    };
    return (
      <Notice
        text={t('unfinished', { tour: plainWords(begun.title, reader) })}
        action={{ label: t('resume'), onPress: go }}
        onClose={() => close(begun.tour)}
      />
    );
  }
  if (!keep.isOnline && !closed.includes('offline'))
    return <Notice text={t('offline')} onClose={() => close('offline')} />;
  if (!keep.hasUpdate || closed.includes('update'))
    return Install ? <Install lang={visit.lang} place="notice" /> : null;
  return (
    <Notice
      text={t('appUpdate')}
      action={{ label: t('useNow'), onPress: takeUpdate }}
      onClose={() => close('update')}
    />
  );
}
