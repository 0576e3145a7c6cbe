import type { Language } from '../../tour/language';
import type { FilePerLanguage } from '../../tour/picture';
import type { Scene } from '../../tour/scene';
import type { Stop } from '../../tour/stop';
import type { Tour } from '../../tour/tour';
import { toView, type View } from '../../tour/view';
import { wordsIn } from '../../tour/words';
import { mediaFile } from '../files';
import { lengthOf, linesOf, type Line } from './script';

/** A stop as it is told in one language. */
export interface GuideStop {
  scene: string;
  /** Where the camera comes to while the words are told. */
  view?: View | undefined;
  /** Opened there, and then what the camera turns to instead; it comes to the view when this is closed. */
  hotspot?: string | undefined;
  /** Language that the words really are in. */
  lang: Language;
  lines: readonly Line[];
  /** Where nothing is said. */
  ms: number;
  audio?: string | undefined;
  captions?: string | undefined;
}

const USUAL_SECONDS = 8;

interface Spoken {
  text?: Stop['text'];
  audio?: FilePerLanguage | undefined;
  captions?: FilePerLanguage | undefined;
}

/** A stop's own words and recordings, else its scene's. */
const spokenAt = (stop: Stop, scene: Scene): Spoken => (stop.text || stop.audio ? stop : (scene.narration ?? {}));

function guideStop(stop: Stop, tour: Tour, lang: Language, folder: string): GuideStop | undefined {
  const scene = tour.scenes.find(({ id }) => id === stop.scene);
  if (!scene) return undefined;
  const { text, audio, captions } = spokenAt(stop, scene);
  const words = wordsIn(text, lang, tour.languages);
  const spoken = words?.lang ?? lang;
  const lines = words ? linesOf(words.text.replace(/\s+/g, ' '), spoken) : [];
  const file = (files: FilePerLanguage | undefined): string | undefined => {
    const src = files?.[spoken];
    return src === undefined ? undefined : mediaFile(src, folder, tour.published?.files ?? {}).address;
  };
  return {
    scene: stop.scene,
    view: stop.view && toView(stop.view),
    hotspot: scene.hotspots?.find(({ id }) => id === stop.hotspot)?.id,
    lang: spoken,
    lines,
    ms: lengthOf(lines) || (stop.seconds ?? USUAL_SECONDS) * 1_000,
    audio: file(audio),
    captions: file(captions),
  };
}

/** The tour's route in one language; stops whose scene is gone are left out. */
export const routeStops = (tour: Tour, lang: Language, folder: string): GuideStop[] =>
  (tour.route ?? []).flatMap((stop) => guideStop(stop, tour, lang, folder) ?? []);

/** What is told of a single scene. */
export const sceneStop = (scene: string, tour: Tour, lang: Language, folder: string): GuideStop[] => {
  const stop = guideStop({ scene }, tour, lang, folder);
  return stop && (stop.lines.length > 0 || stop.audio !== undefined) ? [stop] : [];
};
