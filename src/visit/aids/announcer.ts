import { plainWords } from '../../ui/reader';
import type { Phrases } from '../../ui/i18n';
import type { Viewer } from '../../viewer/viewer';
import { hotspotOf } from '../open';
import { loadPhrases } from '../phrases';
import type { Visit } from '../visit';
import { nearestAhead, type Ahead } from './ahead';

/** Who turns on within this time is not interrupted. */
const SETTLED_MS = 700;
const BETWEEN_MS = 2_500;
/** From here on a point is beside one, and from there on behind. */
const BESIDE = 75;
const BEHIND = 150;

type Where = 'here' | 'right' | 'left' | 'farRight' | 'farLeft' | 'behind';

/** Which sentence tells where a point lies. */
export function keyOf({ turn }: Pick<Ahead, 'turn'>): Where {
  const away = Math.abs(turn);
  if (away < 10) return 'here';
  if (away >= BEHIND) return 'behind';
  if (away >= BESIDE) return turn > 0 ? 'farRight' : 'farLeft';
  return turn > 0 ? 'right' : 'left';
}

function sentence(phrases: Phrases, ahead: Ahead, name: string): string {
  const { ahead: templates } = phrases as { ahead?: Partial<Record<Where, string>> };
  const values: Record<string, string> = { name, degrees: String(Math.abs(ahead.turn)) };
  return (templates?.[keyOf(ahead)] ?? '').replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
}

function liveRegion(): HTMLElement {
  const region = document.createElement('p');
  region.className = 'unseen';
  region.id = 'ahead';
  region.setAttribute('role', 'status');
  document.body.append(region);
  return region;
}

/** Tells, to those who hear the page, what they have turned to: when they stop, not too often, and not the same twice. */
export function startAnnouncer(viewer: Viewer, visit: Visit): () => void {
  const region = liveRegion();
  let [timer, last, told] = [0, -BETWEEN_MS, ''];
  const tell = async (): Promise<void> => {
    const { scene, lang, tour, open, busy } = visit.snapshot();
    const ahead = nearestAhead(scene.hotspots ?? [], viewer.view);
    // The point that lies open has been read out by its own heading.
    if (!ahead || busy || hotspotOf(open) === ahead.hotspot.id) return;
    const phrases = await loadPhrases(lang);
    const name = plainWords(ahead.hotspot.title, { lang, languages: tour.languages });
    const words = sentence(phrases, ahead, name);
    if (words === told) return;
    [told, last] = [words, performance.now()];
    region.textContent = words;
  };
  const rest = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void tell(), Math.max(SETTLED_MS, last + BETWEEN_MS - performance.now()));
  };
  const stops = [viewer.on('rest', rest), viewer.on('view', () => clearTimeout(timer))];
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
    region.remove();
  };
}
