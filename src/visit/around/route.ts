/** `going`: to the stop’s scene; `telling`: what is said there; `paused`: a touch has stopped it; `ended`: after the last stop. */
export type RoutePhase = 'going' | 'telling' | 'paused' | 'ended';

export interface RouteState {
  stop: number;
  phase: RoutePhase;
  /** Captions that were told at this stop: where it goes on after a pause. */
  line: number;
  /** The visitor closed the stop's hotspot. */
  isClosed?: boolean;
}

export type RouteEvent =
  | { type: 'arrived' }
  | { type: 'line'; line: number }
  | { type: 'told' }
  /** The visitor looked round by himself, or asked for quiet. */
  | { type: 'touched' }
  | { type: 'closed' }
  /** `here`: the stop’s scene is the one that shows. */
  | { type: 'resume'; here: boolean }
  | { type: 'skip'; by: number };

export const ROUTE_START: RouteState = { stop: 0, phase: 'going', line: 0 };

const goTo = (stop: number): RouteState => ({ stop, phase: 'going', line: 0 });

/** A guided route through so many stops, apart from clock, voice and camera. What does not fit the moment changes nothing. */
export function follow(state: RouteState, event: RouteEvent, stops: number): RouteState {
  const { phase, stop } = state;
  switch (event.type) {
    case 'arrived':
      return phase === 'going' ? { ...state, phase: 'telling' } : state;
    case 'line':
      return phase === 'telling' ? { ...state, line: event.line } : state;
    case 'told':
      if (phase !== 'telling') return state;
      return stop + 1 < stops ? goTo(stop + 1) : { ...state, phase: 'ended' };
    case 'touched':
      return phase === 'going' || phase === 'telling' ? { ...state, phase: 'paused' } : state;
    case 'closed':
      return phase === 'telling' || phase === 'paused' ? { ...state, isClosed: true } : state;
    case 'resume':
      if (phase === 'ended') return ROUTE_START;
      return phase === 'paused' ? { ...state, phase: event.here ? 'telling' : 'going' } : state;
    case 'skip':
      return goTo(Math.min(Math.max(stop + event.by, 0), stops - 1));
  }
}
