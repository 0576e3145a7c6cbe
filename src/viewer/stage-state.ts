import type { Emitter } from './emitter';
import { reach } from './milestone';
import type { ViewerEvent, ViewerState } from './viewer';

const LIVE_MILESTONES = ['pano:first', 'pano:drag', 'pano:live'] as const;

/** How far the picture has got, where style sheets and tests can read it, too. */
export class StageState {
  #now: ViewerState = 'poster';

  constructor(
    private readonly stage: HTMLElement,
    private readonly events: Emitter<ViewerEvent>,
  ) {
    stage.dataset['state'] = this.#now;
  }

  get now(): ViewerState {
    return this.#now;
  }

  set(state: ViewerState): void {
    if (state === this.#now) return;
    this.#now = state;
    this.stage.dataset['state'] = state;
    if (state !== 'poster') LIVE_MILESTONES.forEach(reach);
    if (state === 'sharp') reach('pano:sharp');
    this.events.emit('state');
  }
}
