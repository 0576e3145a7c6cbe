import { useEffect, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';
import { AboutSheet } from './AboutSheet';
import { HelpSheet } from './help/HelpSheet';
import { HotspotSheet } from './HotspotSheet';
import { MovePad } from './help/MovePad';
import { ScenesSheet } from './ScenesSheet';
import { speak, speakerFrom } from './speaker';
import type { Visit } from './visit';
import { Visiting, type VisitingProps } from './Visiting';

/** All that opens beside the picture: written into the page by press, and without a script the page's own text. */
export const Panels = (props: VisitingProps) => (
  <Visiting {...props}>
    <AboutSheet />
    <ScenesSheet />
    <HotspotSheet />
    <HelpSheet />
    <MovePad />
  </Visiting>
);

/** Woken up by the visit, which it follows by itself: what lies around the picture may change before this part has arrived. */
export function AwakePanels({ visit, onAwake }: { visit: Visit; onAwake: () => void }) {
  useEffect(onAwake, [onAwake]);
  const state = useSyncExternalStore(visit.subscribe, visit.snapshot, visit.written);
  // Who changed the language before this part had come.
  useEffect(() => void speak(state.lang), [state.lang]);
  return (
    <I18nextProvider i18n={speakerFrom(state.lang)}>
      <Panels state={state} actions={visit} />
    </I18nextProvider>
  );
}
