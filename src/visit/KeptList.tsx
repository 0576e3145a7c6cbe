import { plainWords } from '../ui/reader';
import { useKeep } from './keep-context';

/** All that is kept on this device, with sizes. */
export function KeptList() {
  const { keeper, keep, visit, t, size } = useKeep();
  if (keep.kept.length === 0) return null;
  return (
    <>
      <h3>{t('keptTitle')}</h3>
      <ul className="kept">
        {keep.kept.map(({ tour, title, languages, bytes, choice }) => {
          const name = plainWords(title, { lang: visit.lang, languages });
          return (
            <li key={tour}>
              <span>
                {name}
                <span className="soft">
                  {' '}
                  {t('size', { size: size(bytes) })} · {t(choice.quality)}
                </span>
              </span>
              <button
                type="button"
                className="button plain"
                aria-label={t('deleteNamed', { tour: name })}
                onClick={() => void keeper.remove(tour)}
              >
                {t('delete')}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
