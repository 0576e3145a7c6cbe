import { useEffect, useState } from 'react';
import type { PackChoice, PackQuality } from '../pack/choice';
import { planPack, type Edition } from '../pack/plan';
import type { Supports } from '../tiles/format';
import { nameOf } from '../ui/languages';
import { supportedFormats } from '../viewer/picture-formats';
import { goesOn, restOf, type BegunTour } from './begun-tour';
import { useKeep } from './keep-context';

const hasVideo = ({ tour }: Edition): boolean =>
  Object.values(tour.published?.files ?? {}).some(({ type }) => type.startsWith('video/'));

/** Languages in which something can be listened to. */
const spokenIn = ({ tour }: Edition): string[] => [
  ...new Set(tour.scenes.flatMap(({ narration }) => Object.keys(narration?.audio ?? {}))),
];

function useSupports(): Supports | undefined {
  const [supports, set] = useState<Supports>();
  useEffect(() => void supportedFormats().then((found) => set(() => found)), []);
  return supports;
}

/** What to keep of this tour, with its size before anything is fetched; or that it is kept, and whether there is news. */
export function KeepChoice({ isKept }: { isKept: boolean }) {
  const { keep, t } = useKeep();
  const supports = useSupports();
  const { edition, isOnline } = keep;
  if (isKept) return <KeptTour />;
  return (
    <>
      <p>{t('intro')}</p>
      {!isOnline && <p className="trouble">{t('away')}</p>}
      {edition && supports ? <Choices edition={edition} supports={supports} /> : isOnline && <p>{t('weighing')}</p>}
    </>
  );
}

function Choices({ edition, supports }: { edition: Edition; supports: Supports }) {
  const { keeper, keep, visit, t, size } = useKeep();
  const spoken = spokenIn(edition);
  const begun = keep.begun.find(({ tour }) => tour === visit.tour.id);
  const [chosen, setChoice] = useState<PackChoice>();
  const choice = chosen ?? begun?.choice ?? { quality: 'phone', video: false, languages: [visit.lang] };
  const bytesOf = (change: Partial<PackChoice>) => planPack(edition, { ...choice, ...change }, supports).bytes;
  const [phone, full] = [bytesOf({ quality: 'phone' }), bytesOf({ quality: 'full' })];
  const change = (some: Partial<PackChoice>) => setChoice({ ...choice, ...some });
  const speak = (lang: string, wanted: boolean) =>
    change({ languages: wanted ? [...choice.languages, lang] : choice.languages.filter((other) => other !== lang) });
  return (
    <form
      className="keep-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keeper.keep(visit.tour.id, choice);
      }}
    >
      {phone < full && (
        <Qualities quality={choice.quality} sizes={{ phone, full }} onChoose={(quality) => change({ quality })} />
      )}
      {hasVideo(edition) && (
        <label>
          <input type="checkbox" checked={choice.video} onChange={({ target }) => change({ video: target.checked })} />
          {t('video')}
        </label>
      )}
      {spoken.length > 0 && (
        <fieldset>
          <legend>{t('audio')}</legend>
          {spoken.map((lang) => (
            <label key={lang}>
              <input
                type="checkbox"
                checked={choice.languages.includes(lang)}
                onChange={({ target }) => speak(lang, target.checked)}
              />
              <span lang={lang}>{nameOf(lang)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <button type="submit" className="button">
        {begun && goesOn(begun, choice) ? (
          <GoOn begun={begun} edition={edition} />
        ) : (
          t('download', { size: size(bytesOf({})) })
        )}
      </button>
    </form>
  );
}

/** What was begun is not begun again: the button says how much is still to come. */
function GoOn({ begun, edition }: { begun: BegunTour; edition: Edition }) {
  const { t, size } = useKeep();
  const rest = restOf(begun, edition);
  return rest === undefined ? t('resume') : t('goOn', { size: size(rest) });
}

interface QualitiesProps {
  quality: PackQuality;
  sizes: Record<PackQuality, number>;
  onChoose: (quality: PackQuality) => void;
}

function Qualities({ quality, sizes, onChoose }: QualitiesProps) {
  const { t, size } = useKeep();
  return (
    <fieldset>
      <legend>{t('quality')}</legend>
      {(['phone', 'full'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="quality" checked={quality === one} onChange={() => onChoose(one)} />
          {t(one)} <span className="soft">{t('size', { size: size(sizes[one]) })}</span>
        </label>
      ))}
    </fieldset>
  );
}

function KeptTour() {
  const { keeper, keep, visit, t, size } = useKeep();
  const pack = keep.kept.find(({ tour }) => tour === visit.tour.id);
  if (!pack) return null;
  const news = keep.edition && keep.edition.pages.version !== pack.version;
  return (
    <>
      <p>{t('kept', { size: size(pack.bytes) })}</p>
      {keep.edition && <p>{t(news ? 'newer' : 'upToDate')}</p>}
      {news && (
        <button type="button" className="button" onClick={() => void keeper.keep(pack.tour, pack.choice)}>
          {t('update')}
        </button>
      )}
    </>
  );
}
