import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Hotspot } from '../../tour/hotspot';
import { plainWords, useReader } from '../../ui/reader';
import { Paragraphs } from '../../ui/Words';
import type { ModelView } from '../../viewer/model-view';
import { useFile } from '../files';
import { Cited, HotspotText } from '../HotspotText';
import { Buttons } from './Buttons';
import type { Say } from './words';

type ModelHotspot = Extract<Hotspot, { type: 'model' }>;

const STEP = 20;
const NEARER = 1.25;

const MOVES = {
  left: (view: ModelView) => view.turn(-STEP, 0),
  right: (view: ModelView) => view.turn(STEP, 0),
  up: (view: ModelView) => view.turn(0, STEP),
  down: (view: ModelView) => view.turn(0, -STEP),
  nearer: (view: ModelView) => view.zoom(NEARER),
  farther: (view: ModelView) => view.zoom(1 / NEARER),
  home: (view: ModelView) => view.home(),
} as const;
type Move = keyof typeof MOVES;

const BUTTONS = [
  ['left', '↺'],
  ['right', '↻'],
  ['up', '↑'],
  ['down', '↓'],
  ['nearer', '+'],
  ['farther', '−'],
  ['home', '⌂'],
] as const;

const KEYS: Readonly<Record<string, Move>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  '+': 'nearer',
  '=': 'nearer',
  '-': 'farther',
  Home: 'home',
};

/** An object to turn in one's hands; where it cannot be shown, its picture and words. */
export function ModelPart({ hotspot, say }: { hotspot: ModelHotspot; say: Say }) {
  const reader = useReader();
  const fileOf = useFile();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<ModelView | 'failed'>();
  const { address } = fileOf(hotspot.src);
  useEffect(() => {
    const leaving = new AbortController();
    let shown: ModelView | undefined;
    const show = async () => {
      const { viewModel } = await import('../../viewer/model-view');
      if (!box.current) return;
      shown = await viewModel(box.current, address, leaving.signal);
      if (leaving.signal.aborted) shown.dispose();
      else setView(shown);
    };
    show().catch(() => leaving.signal.aborted || setView('failed'));
    return () => {
      leaving.abort();
      shown?.dispose();
    };
  }, [address]);
  if (view === 'failed') {
    return (
      <>
        <p role="alert">{say('model.failed')}</p>
        <HotspotText hotspot={hotspot} />
      </>
    );
  }
  const press = (event: KeyboardEvent) => {
    const move = KEYS[event.key];
    if (!move || !view) return;
    event.preventDefault();
    MOVES[move](view);
  };
  const alt = plainWords(hotspot.alt, reader) || plainWords(hotspot.title, reader);
  return (
    <>
      {/* Turned by keys as well as by the buttons below it. */}
      <div
        className="model"
        role="application"
        aria-label={say('model.name', { alt })}
        tabIndex={0}
        onKeyDown={press}
        ref={box}
      >
        {!view && <p role="status">{say('model.loading')}</p>}
      </div>
      <Buttons
        label={say('model.tools')}
        buttons={BUTTONS.map(([move, sign]) => ({
          sign,
          name: say(`model.${move}`),
          press: () => view && MOVES[move](view),
        }))}
      />
      <Paragraphs of={hotspot.text} />
      <Cited ids={hotspot.sources ?? []} />
    </>
  );
}
