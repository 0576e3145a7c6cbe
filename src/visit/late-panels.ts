import { lazy, type ComponentType } from 'react';
import type { Language } from '../tour/language';
import { loadPhrases } from './phrases';
import type { Visit } from './visit';

interface PanelsProps {
  visit: Visit;
  onAwake: () => void;
}

export interface LatePanels {
  /** Until they arrive, the page's own HTML stands in their place. */
  Panels: ComponentType<PanelsProps>;
  /** Fetches them, once; after a failure the next call tries again. */
  want: () => void;
  /** Lets them speak another language, if they are here. */
  speak: (lang: Language) => Promise<void>;
}

/** The panels beside the picture, fetched when one of them is wanted or when nobody needs the line. */
export function createLatePanels(lang: Language, failed: () => void): LatePanels {
  let arrive: (panels: { default: ComponentType<PanelsProps> }) => void = () => undefined;
  const arrival = new Promise<{ default: ComponentType<PanelsProps> }>((resolve) => (arrive = resolve));
  let change: ((lang: Language) => Promise<void>) | undefined;
  let loading: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    const [{ AwakePanels }, speaker] = await Promise.all([import('./Panels'), import('./speaker'), loadPhrases(lang)]);
    change = speaker.speak;
    await speaker.speak(lang);
    arrive({ default: AwakePanels });
  };
  return {
    Panels: lazy(() => arrival),
    speak: async (other) => change?.(other),
    want() {
      loading ??= load().catch(() => {
        loading = undefined;
        failed();
      });
    },
  };
}
