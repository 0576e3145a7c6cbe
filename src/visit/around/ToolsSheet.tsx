import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/Sheet';
import type { Tour } from '../../tour/tour';
import type { Say } from '../kinds/words';
import { useVisit } from '../visit-context';
import type { Panel } from './Around';
import { CodesEntry } from './CodesEntry';
import { Entry } from './Entry';
import type { GlyphName } from './Glyph';
import { canLookByPhone, lookByPhone } from './look-by-phone';
import { turnRound } from './turn-round';
import { CardboardEntry, HeadsetEntry, PlanetEntry } from './XrEntries';
import type { AmbientSwitch } from './use-ambient';

interface ToolsSheetProps {
  say: Say;
  ambient: AmbientSwitch;
  tour: Tour;
  panels: readonly Panel[];
  open: (panel: Panel | undefined) => void;
}

const GLYPH_OF: Readonly<Record<Panel, GlyphName>> = { guide: 'play', listen: 'voice', plan: 'plan', tools: 'more' };

/** Everything that a visitor can do besides looking round, in words. */
export function ToolsSheet({ say, ambient, tour, panels, open }: ToolsSheetProps) {
  const { t } = useTranslation();
  const [told, tell] = useState<string>();
  return (
    <Sheet id="tools" title={say('tools.title')} open closeLabel={t('close')} onClose={() => open(undefined)}>
      <ul className="tool-list">
        {panels.map((panel) => (
          <Entry key={panel} glyph={GLYPH_OF[panel]} onPress={() => open(panel)}>
            {say(`open.${panel}`)}
          </Entry>
        ))}
        {ambient.has && (
          <Entry glyph={ambient.on ? 'voice' : 'silent'} pressed={ambient.on} onPress={() => ambient.set(!ambient.on)}>
            {say('tools.ambient')}
          </Entry>
        )}
        <CodesEntry say={say} leave={() => open(undefined)} />
        <PhoneEntry say={say} tell={tell} />
        <LabelsEntry say={say} />
        <TurnEntry say={say} />
        <WholeEntry say={say} />
        <PlanetEntry say={say} close={() => open(undefined)} />
        <HeadsetEntry say={say} tour={tour} tell={tell} />
        <CardboardEntry say={say} tour={tour} close={() => open(undefined)} />
      </ul>
      <p role="status">{told}</p>
    </Sheet>
  );
}

/** They go on when the sheet is closed, so they live as long as the page. */
let stopPhone: (() => void) | undefined;
let stopTurning: (() => void) | undefined;

function PhoneEntry({ say, tell }: { say: Say; tell: (words: string | undefined) => void }) {
  const viewer = useVisit().actions?.viewer;
  const [on, setOn] = useState(stopPhone !== undefined);
  if (!viewer || !canLookByPhone()) return null;
  const press = async () => {
    tell(undefined);
    if (stopPhone) {
      stopPhone();
      stopPhone = undefined;
      return setOn(false);
    }
    const answer = await lookByPhone(viewer);
    if (typeof answer === 'string') return tell(say(`phone.${answer}`));
    stopPhone = answer;
    setOn(true);
    tell(say('phone.on'));
  };
  return (
    <Entry ownDevice glyph="phone" pressed={on} onPress={() => void press()}>
      {say('tools.phone')}
    </Entry>
  );
}

function LabelsEntry({ say }: { say: Say }) {
  const app = document.getElementById('app');
  const [on, setOn] = useState(app?.dataset['labels'] !== undefined);
  const press = () => {
    app?.toggleAttribute('data-labels', !on);
    setOn(!on);
  };
  return (
    <Entry glyph="plan" pressed={on} onPress={press}>
      {say('tools.labels')}
    </Entry>
  );
}

function TurnEntry({ say }: { say: Say }) {
  const viewer = useVisit().actions?.viewer;
  const [on, setOn] = useState(stopTurning !== undefined);
  if (!viewer || matchMedia('(prefers-reduced-motion: reduce)').matches) return null;
  const ended = () => {
    stopTurning?.();
    stopTurning = undefined;
    setOn(false);
  };
  const press = () => {
    if (stopTurning) return ended();
    stopTurning = turnRound(viewer, ended);
    setOn(true);
  };
  return (
    <Entry glyph="turn" pressed={on} onPress={press}>
      {say('tools.turn')}
    </Entry>
  );
}

/** Browsers without full screen for pages, as iPhones', have no such button. */
function WholeEntry({ say }: { say: Say }) {
  const [on, setOn] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const press = () => {
    const done = on ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => undefined);
  };
  return (
    <Entry glyph="whole" pressed={on} onPress={press}>
      {say('tools.whole')}
    </Entry>
  );
}
