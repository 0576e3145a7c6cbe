import { useSyncExternalStore } from 'react';
import { Sheet } from '../../ui/Sheet';
import type { Visit } from '../visit';
import style from './codes.css?inline';
import { EnterCode } from './EnterCode';
import { ScanSign } from './ScanSign';
import { ShareView } from './ShareView';
import { useCodeWords, type SpokenWords } from './use-code-words';

/** Signs from inside a tour: typing a code, scanning the next sign, and a symbol of one's own for what one sees. */
export function CodesPart({ visit, first }: { visit: Visit; first: SpokenWords }) {
  const { lang, tour, scene, open } = useSyncExternalStore(visit.subscribe, visit.snapshot);
  const t = useCodeWords(lang, first);
  if (open !== 'codes') return null;
  return (
    <>
      <style href="codes" precedence="codes">
        {style}
      </style>
      <Sheet id="codes" title={t('title')} open closeLabel={t('close')} onClose={() => visit.close()}>
        <EnterCode lang={lang} t={t} />
        <ScanSign lang={lang} t={t} />
        <ShareView viewer={visit.viewer} place={{ lang, tour: tour.id, scene: scene.id }} t={t} />
      </Sheet>
    </>
  );
}
