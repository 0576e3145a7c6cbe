import { useEffect } from 'react';
import { Sheet } from '../ui/Sheet';
import { isApple } from './in-app';
import { isInstalled } from './install/prompt';
import { InAppCard } from './InAppCard';
import { KeepChoice } from './KeepChoice';
import { useKeep } from './keep-context';
import { KeepJobView } from './KeepJobView';
import { KeptList } from './KeptList';
import { useInstall } from './use-install';

interface KeepSheetProps {
  onClose: () => void;
  /** The app whose browser this is, if any. */
  app: string | undefined;
}

/** Everything about keeping tours on this device. */
export function KeepSheet({ onClose, app }: KeepSheetProps) {
  const { keeper, keep, visit, t } = useKeep();
  const isOpen = visit.open === 'keep';
  const { id } = visit.tour;
  const { isOnline, edition, job } = keep;
  useEffect(() => {
    const closing = new AbortController();
    if (isOpen && isOnline && !edition && !job) void keeper.weigh(id, closing.signal);
    return () => closing.abort();
  }, [isOpen, isOnline, edition, job, keeper, id]);
  return (
    <Sheet id="keep" title={t('title')} open={isOpen} closeLabel={t('close')} onClose={onClose}>
      {app === undefined ? <Keeping /> : <InAppCard app={app} />}
    </Sheet>
  );
}

function Keeping() {
  const { keep, visit, t } = useKeep();
  const { can, kept, job, trouble, isPersistent } = keep;
  // There the installed application has a store of its own, so it is told before anything is fetched; elsewhere afterwards.
  const isAppleTab = isApple(navigator.userAgent, navigator.maxTouchPoints) && !isInstalled();
  const Install = useInstall(visit.open === 'keep' && (isAppleTab || kept.length > 0));
  if (can !== 'yes') return <p>{t(can === 'insecure' ? 'insecure' : 'unsupported')}</p>;
  const isKept = kept.some(({ tour }) => tour === visit.tour.id);
  return (
    <>
      {trouble && (
        <p className="trouble" role="alert">
          {t(`trouble.${trouble.code}`, { size: trouble.megabytes })}
        </p>
      )}
      {job ? <KeepJobView job={job} /> : <KeepChoice isKept={isKept} />}
      {Install && !job && <Install lang={visit.lang} place="sheet" />}
      {!isAppleTab && kept.length > 0 && !isPersistent && <p className="soft">{t('notPersistent')}</p>}
      <KeptList />
    </>
  );
}
