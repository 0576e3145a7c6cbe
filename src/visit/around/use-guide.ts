import { useEffect, useReducer, useRef, useState, type ActionDispatch } from 'react';
import { useVisit } from '../visit-context';
import type { GuideStop } from './guide-stops';
import { recordingTeller } from './recording-teller';
import { follow, ROUTE_START, type RouteEvent, type RouteState } from './route';
import { lengthOf } from './script';
import { holdsView } from './stop-hotspot';
import { timedTeller, voiceTeller, type Teller, type TellerPort } from './teller';
import { useStopHotspot } from './use-stop-hotspot';

export type Send = ActionDispatch<[RouteEvent]>;

interface Telling {
  route: RouteState;
  send: Send;
  stop: GuideStop | undefined;
}

/** Goes to the stop's scene and tells when it is there; what cannot be opened stops the route. */
function useGoing({ route, send, stop }: Telling): void {
  const { state, actions } = useVisit();
  const asked = useRef<string>(undefined);
  const { phase } = route;
  const [isHere, hasFailed] = [state.scene.id === stop?.scene && !state.busy, state.failure !== undefined];
  useEffect(() => {
    if (phase !== 'going' || !stop) {
      asked.current = undefined;
      return;
    }
    if (isHere) return send({ type: 'arrived' });
    if (asked.current === stop.scene) return hasFailed ? send({ type: 'touched' }) : undefined;
    asked.current = stop.scene;
    actions?.goTo({ scene: stop.scene, view: 'home' });
  }, [phase, stop, isHere, hasFailed, actions, send]);
}

/** The camera comes to the stop's view in the time that its words take, and stays where it is when they are interrupted. */
function useFlight({ route, stop }: Telling): void {
  const viewer = useVisit().actions?.viewer;
  const { phase } = route;
  const line = useRef(route.line);
  useEffect(() => void (line.current = route.line));
  const isHeld = holdsView(route, stop);
  useEffect(() => {
    if (!stop?.view || !viewer || isHeld) return;
    if (phase === 'telling') viewer.turnTo(stop.view, { time: lengthOf(stop.lines, line.current) || stop.ms });
    if (phase === 'paused') viewer.turnTo(viewer.view, { animate: false });
    // Words and camera end together, but for the last frame.
    if (phase === 'ended') viewer.turnTo(stop.view);
  }, [phase, stop, viewer, isHeld]);
  useEffect(() => () => viewer?.turnTo(viewer.view, { animate: false }), [viewer]);
}

interface Words extends Telling {
  sound: boolean;
  voice: SpeechSynthesisVoice | undefined;
  onLine: (text: string) => void;
}

function createTeller({ stop, sound, voice, route }: Words, port: TellerPort): Teller {
  const lines = stop?.lines.length ? stop.lines : [{ text: '', ms: stop?.ms ?? 0 }];
  if (sound && stop?.audio !== undefined) return recordingTeller({ ...stop, audio: stop.audio, lines }, port);
  if (sound && voice && stop?.lines.length) return voiceTeller(lines, voice, route.line, port);
  return timedTeller(lines, route.line, port);
}

function useTelling(words: Words): void {
  const { route, stop, sound, voice } = words;
  const latest = useRef(words);
  useEffect(() => void (latest.current = words));
  const teller = useRef<Teller>(undefined);
  const isHeld = route.phase === 'telling' || route.phase === 'paused';
  useEffect(() => {
    if (!isHeld || !stop) return undefined;
    const made = createTeller(latest.current, {
      line: (line, text) => {
        latest.current.onLine(text);
        latest.current.send({ type: 'line', line });
      },
      told: () => latest.current.send({ type: 'told' }),
    });
    teller.current = made;
    return () => made.dispose();
  }, [isHeld, stop, sound, voice]);
  useEffect(() => {
    if (route.phase === 'telling') teller.current?.play();
    else teller.current?.pause();
  }, [route.phase, stop, sound, voice]);
}

const KEYS = /^(?:Arrow|Home|Escape|[-+=_0]$)/;
/** Touching these is no wish to look round by oneself. */
const OWN = '.guide, .rail, .languages, .sheet .close';

/** Whoever touches the picture, or anything else, has the lead from then on. */
function useTouch({ route: { phase }, send }: Telling): void {
  const moves = phase === 'going' || phase === 'telling';
  useEffect(() => {
    if (!moves) return undefined;
    const listening = new AbortController();
    const touched = ({ target }: Event) => {
      if (!(target instanceof Element && target.closest(OWN))) send({ type: 'touched' });
    };
    const options = { signal: listening.signal, capture: true, passive: true };
    for (const event of ['pointerdown', 'wheel']) addEventListener(event, touched, options);
    // They turn the picture wherever the focus is, also from the guide's own buttons.
    const pressed = ({ key }: KeyboardEvent) => {
      const closes = key === 'Escape' && document.querySelector('.sheet[data-open]');
      if (KEYS.test(key) && !closes) send({ type: 'touched' });
    };
    addEventListener('keydown', pressed, options);
    return () => listening.abort();
  }, [moves, send]);
}

interface GuideOptions {
  stops: readonly GuideStop[];
  sound: boolean;
  voice: SpeechSynthesisVoice | undefined;
}

/** A route under way: where it is, what is being said, and how to steer it. */
export function useGuide({ stops, sound, voice }: GuideOptions) {
  const [route, send] = useReducer(
    (state: RouteState, event: RouteEvent) => follow(state, event, stops.length),
    ROUTE_START,
  );
  const [caption, setCaption] = useState('');
  const stop = stops[route.stop];
  const telling = { route, send, stop };
  useGoing(telling);
  useFlight(telling);
  useStopHotspot(telling);
  useTelling({ ...telling, sound, voice, onLine: setCaption });
  useTouch(telling);
  return { route, send, stop, caption: route.phase === 'going' ? '' : caption };
}
