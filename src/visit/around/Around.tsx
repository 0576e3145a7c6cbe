import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Tour } from '../../tour/tour';
import { useSay, type Say } from '../kinds/words';
import kinds from '../kinds/kinds.css?inline';
import { useVisit } from '../visit-context';
import around from './around.css?inline';
import { Areas } from './Areas';
import { Compass } from './Compass';
import { fadeLandmarks } from './far-labels';
import { FlycamHeight } from './FlycamHeight';
import { Glyph, type GlyphName } from './Glyph';
import { Guide } from './Guide';
import { routeStops, sceneStop } from './guide-stops';
import { PlanSheet } from './PlanSheet';
import { ToolsSheet } from './ToolsSheet';
import { useAmbient } from './use-ambient';
import { Visited } from './Visited';

/** What is open around the scene: a guide through the tour or through this scene alone, the plan, the other tools. */
export type Panel = 'guide' | 'listen' | 'plan' | 'tools';

export interface AroundParts {
  tour: Tour;
  say: Say;
  panel: Panel | undefined;
  open: (panel: Panel | undefined) => void;
}

export function Around({ loadTour }: { loadTour: () => Promise<Tour> }) {
  const say = useSay();
  const [tour, setTour] = useState<Tour>();
  const { arrivals } = useVisit().state;
  useEffect(() => {
    if (!tour) loadTour().then(setTour, () => undefined);
  }, [tour, loadTour, arrivals]);
  if (!say || !tour) return null;
  return (
    <>
      <style href="kinds" precedence="kinds">
        {kinds}
      </style>
      <style href="around" precedence="kinds">
        {around}
      </style>
      <Visited />
      <SceneAreas />
      <Landmarks />
      <Tools tour={tour} say={say} />
    </>
  );
}

function SceneAreas() {
  const { scene } = useVisit().state;
  const areas = useMemo(() => scene.hotspots?.filter((hotspot) => hotspot.type === 'area') ?? [], [scene]);
  return areas.length > 0 && <Areas key={scene.id} areas={areas} />;
}

/** Seen from the air, what is far is fainter. */
function Landmarks() {
  const { state, actions } = useVisit();
  const { scene } = state;
  const viewer = actions?.viewer;
  useEffect(() => {
    const layer = document.querySelector<HTMLElement>('.pins');
    if (!layer || !viewer || scene.kind !== 'flycam') return undefined;
    const far = (scene.hotspots ?? []).flatMap(({ id, distance }) =>
      distance === undefined ? [] : [{ id, distance }],
    );
    return fadeLandmarks(layer, far, viewer);
  }, [scene, viewer]);
  return null;
}

/** A panel, the page's own sheets and the guide never lie over each other; what is closed gives the focus back. */
function usePanel() {
  const { state, actions } = useVisit();
  const [panel, setPanel] = useState<Panel>();
  const opener = useRef<Element | null>(null);
  const isSheetOpen = state.open !== undefined;
  const [wasOpen, setWasOpen] = useState(isSheetOpen);
  if (wasOpen !== isSheetOpen) {
    setWasOpen(isSheetOpen);
    if (isSheetOpen && (panel === 'plan' || panel === 'tools')) setPanel(undefined);
  }
  const open = useCallback(
    (wanted: Panel | undefined) => {
      if (wanted === undefined) {
        // What opened it is hidden meanwhile, and what is hidden takes no focus.
        flushSync(() => setPanel(undefined));
        if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
        return;
      }
      if (!document.activeElement?.closest('.sheet')) opener.current = document.activeElement;
      actions?.close();
      actions?.dismiss();
      setPanel(wanted);
    },
    [actions],
  );
  useEffect(() => {
    if (panel !== 'plan' && panel !== 'tools') return undefined;
    const close = (event: KeyboardEvent) => event.key === 'Escape' && open(undefined);
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [panel, open]);
  return { panel, open };
}

function Tools({ tour, say }: { tour: Tour; say: Say }) {
  const { lang, scene, tour: here } = useVisit().state;
  const { panel, open } = usePanel();
  const [isHeard, setHeard] = useState(false);
  const ambient = useAmbient(tour, isHeard);
  const route = useMemo(() => routeStops(tour, lang, here.folder), [tour, lang, here.folder]);
  const spoken = useMemo(() => sceneStop(scene.id, tour, lang, here.folder), [scene.id, tour, lang, here.folder]);
  const stops = panel === 'guide' ? route : panel === 'listen' ? spoken : [];
  const close = () => open(undefined);
  const plans = tour.plans ?? [];
  const buttons: [Panel, GlyphName][] = [
    ...(route.length > 0 ? [['guide', 'play'] as [Panel, GlyphName]] : []),
    ...(plans.length > 0 ? [['plan', 'plan'] as [Panel, GlyphName]] : []),
    ['tools', 'more'],
  ];
  return (
    <>
      <nav className="rail" aria-label={say('tools.title')} hidden={stops.length > 0}>
        {scene.media.type !== 'video' && <Compass say={say} />}
        <FlycamHeight say={say} />
        {buttons.map(([name, glyph]) => (
          <button
            key={name}
            type="button"
            className="round"
            aria-label={say(`open.${name}`)}
            aria-expanded={panel === name}
            onClick={() => open(panel === name ? undefined : name)}
          >
            <Glyph name={glyph} />
          </button>
        ))}
      </nav>
      {stops.length > 0 && <Guide key={panel} stops={stops} say={say} onClose={close} onSound={setHeard} />}
      {panel === 'plan' && <PlanSheet plans={plans} tour={tour} say={say} onClose={close} />}
      {panel === 'tools' && (
        <ToolsSheet
          say={say}
          ambient={ambient}
          tour={tour}
          panels={[
            ...(route.length > 0 ? (['guide'] as const) : []),
            ...(spoken.length > 0 ? (['listen'] as const) : []),
            ...(plans.length > 0 ? (['plan'] as const) : []),
          ]}
          open={open}
        />
      )}
    </>
  );
}
