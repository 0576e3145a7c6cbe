import { useKeep } from './keep-context';
import type { KeepJob } from './keep-state';

/** A download: how far it is, how long it takes, and the ways to stop it. */
export function KeepJobView({ job }: { job: KeepJob }) {
  const { keeper, t, size } = useKeep();
  const { tour, bytes, total, paused, secondsLeft, choice } = job;
  const values = { done: size(bytes), total: size(total) };
  return (
    <div className="keep-job">
      <p>{t(paused ? 'paused' : 'progress', values)}</p>
      <progress value={bytes} max={total || 1} aria-label={t('progress', values)} />
      {!paused && secondsLeft !== undefined && <p className="soft">{timeLeft(secondsLeft, t)}</p>}
      {!paused && <p className="soft">{t('keepOpen')}</p>}
      <div className="buttons">
        {paused ? (
          <button type="button" className="button" onClick={() => void keeper.keep(tour, choice)}>
            {t('resume')}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => keeper.pause()}>
            {t('pause')}
          </button>
        )}
        <button type="button" className="button plain" onClick={() => void keeper.cancel(tour)}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}

function timeLeft(seconds: number, t: ReturnType<typeof useKeep>['t']): string {
  if (seconds < 90) return t('secondsLeft', { count: Math.max(5, Math.ceil(seconds / 5) * 5) });
  return t('minutesLeft', { count: Math.ceil(seconds / 60) });
}
