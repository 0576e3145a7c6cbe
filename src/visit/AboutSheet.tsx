import { useTranslation } from 'react-i18next';
import { formatDate } from '../ui/languages';
import { plainWords, useReader } from '../ui/reader';
import { Sheet } from '../ui/Sheet';
import { Paragraphs } from '../ui/Words';
import { HotspotList } from './HotspotList';
import { citedIn } from './outline';
import { Recording } from './Recording';
import { RightsText } from './RightsText';
import { Sources } from './Sources';
import { useVisit } from './visit-context';

/** Everything to read about the scene; without a script it is the page itself. */
export function AboutSheet() {
  const { t } = useTranslation();
  const { state, actions } = useVisit();
  const { scene, outline } = state;
  const { description, narration } = scene;
  return (
    <Sheet
      id="about"
      title={t('about')}
      open={state.open === 'about'}
      closeLabel={t('close')}
      onClose={() => actions?.close()}
    >
      {outline.notice && (
        <div className="greeting">
          <Paragraphs of={outline.notice} />
        </div>
      )}
      <Paragraphs of={description} />
      {narration && (
        <>
          {narration.audio && (
            <Recording kind="audio" name={t('listen')} src={narration.audio} captions={narration.captions} />
          )}
          <Paragraphs of={narration.text} />
        </>
      )}
      {scene.media.type === 'video' && <Recording kind="video" name={scene.title} {...scene.media} />}
      <h3>{t('hotspots')}</h3>
      <HotspotList />
      <MadeOf />
    </Sheet>
  );
}

function MadeOf() {
  const { t } = useTranslation();
  const reader = useReader();
  const { scene, outline } = useVisit().state;
  const { origin, captured, credit } = scene.media;
  const credits = citedIn(scene, outline.credits);
  return (
    <>
      {credits.length > 0 && <h3>{t('sources')}</h3>}
      <Sources credits={credits} />
      <h3>{t('rights')}</h3>
      {origin && !credit && <p>{t(`origin.${origin}`)}.</p>}
      {credit && <p>{t('picture', { credit: plainWords(credit, reader) })}</p>}
      {captured && <p>{t('captured', { date: formatDate(captured, reader.lang) })}</p>}
      <RightsText rights={outline.rights} />
    </>
  );
}
