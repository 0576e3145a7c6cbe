import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../ui/Icon';
import { plainWords, useReader } from '../../ui/reader';
import type { Say } from '../kinds/words';
import { useVisit } from '../visit-context';
import { Glyph } from './Glyph';
import type { GuideStop } from './guide-stops';
import type { RouteState } from './route';
import { useGuide, type Send } from './use-guide';
import { useHeightTold } from './use-height-told';
import { findVoice } from './voice';

interface GuideProps {
  stops: readonly GuideStop[];
  say: Say;
  onClose: () => void;
  /** Told while words are heard, so that other sounds step back. */
  onSound?: (heard: boolean) => void;
}

function useVoice(lang: string): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  useEffect(() => {
    let left = false;
    void findVoice(lang).then((found) => left || setVoice(found));
    return () => void (left = true);
  }, [lang]);
  return voice;
}

/** What is told, as captions, with the way to stop, go on and end; a recording or the phone's voice reads it when there is one. */
export function Guide({ stops, say, onClose, onSound }: GuideProps) {
  const [wanted, setWanted] = useState<boolean>();
  const voice = useVoice(stops[0]?.lang ?? 'vi');
  const hasAudio = stops.some(({ audio }) => audio !== undefined);
  const sound = wanted ?? hasAudio;
  const { route, send, stop, caption } = useGuide({ stops, sound, voice });
  const isHeard = route.phase === 'telling' && sound && (stop?.audio !== undefined || voice !== undefined);
  useEffect(() => onSound?.(isHeard), [onSound, isHeard]);
  const section = useHeightTold();
  return (
    <section
      ref={section}
      className="guide"
      aria-label={say(stops.length > 1 ? 'guide.title' : 'guide.listen')}
      data-phase={route.phase}
    >
      <p className="caption" lang={stop?.lang} aria-live={isHeard ? 'off' : 'polite'}>
        {route.phase === 'ended' ? say('guide.ended') : caption || <SceneName id={stop?.scene} />}
      </p>
      <div className="guide-tools">
        {stops.length > 1 && <Progress route={route} stops={stops.length} say={say} send={send} />}
        <PlayButton route={route} scene={stop?.scene} send={send} say={say} />
        {stops.length > 1 && (
          <button
            type="button"
            className="round"
            aria-label={say('guide.next')}
            disabled={route.stop + 1 >= stops.length}
            onClick={() => send({ type: 'skip', by: 1 })}
          >
            <Glyph name="next" />
          </button>
        )}
        {(hasAudio || voice) && (
          <button type="button" className="round wide" aria-pressed={sound} onClick={() => setWanted(!sound)}>
            <Glyph name={sound ? 'voice' : 'silent'} />
            {say(hasAudio ? 'guide.sound' : 'guide.readAloud')}
          </button>
        )}
        <button type="button" className="round" aria-label={say('guide.end')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
    </section>
  );
}

function SceneName({ id }: { id: string | undefined }) {
  const { outline, scene } = useVisit().state;
  const title = scene.id === id ? scene.title : outline.scenes.find((other) => other.id === id)?.title;
  return <>{plainWords(title, useReader()) || '…'}</>;
}

interface PartProps {
  route: RouteState;
  send: Send;
  say: Say;
}

function Progress({ route, stops, say, send }: PartProps & { stops: number }) {
  return (
    <>
      <span className="progress-count">{say('guide.stop', { stop: route.stop + 1, stops })}</span>
      <button
        type="button"
        className="round"
        aria-label={say('guide.previous')}
        disabled={route.stop === 0}
        onClick={() => send({ type: 'skip', by: -1 })}
      >
        <Glyph name="previous" />
      </button>
    </>
  );
}

/** Has the focus when the guide opens, and scenes and panels leave it there: one key stops the guide. */
function PlayButton({ route, scene, send, say }: PartProps & { scene: string | undefined }) {
  const here = useVisit().state.scene.id === scene;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  const moves = route.phase === 'going' || route.phase === 'telling';
  const name = moves ? 'pause' : route.phase === 'ended' ? 'again' : 'resume';
  return (
    <button
      ref={button}
      type="button"
      className="round play"
      aria-label={say(`guide.${name}`)}
      onClick={() => send(moves ? { type: 'touched' } : { type: 'resume', here })}
    >
      <Glyph name={moves ? 'pause' : 'play'} />
    </button>
  );
}
