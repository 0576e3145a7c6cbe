import type { Supports } from '../tiles/format';
import type { WarmCanvas } from './context';
import type { Entrance } from './entrance';
import type { PanoramaSources } from './panorama';
import { Projector } from './projector';
import type { Screen } from './screen';
import type { ViewerScene } from './viewer';

/** What a drawing leaves when the GPU is taken away: what the next begins with, and a scene that was on its way in. */
export interface Remains {
  poster: PanoramaSources['poster'];
  coming: Entrance | undefined;
}

export interface ProjectionPort {
  scene(): ViewerScene;
  screen(): Screen;
  frame(): void;
  lost(remains: Remains): void;
}

/** The drawing on the GPU while there is one. It begins, may be lost or break at any moment, and begins anew. */
export class Projection {
  #projector: Projector | undefined;
  #disposed = false;

  constructor(
    private readonly stage: HTMLElement,
    private readonly supports: Supports,
    private readonly port: ProjectionPort,
  ) {}

  get projector(): Projector | undefined {
    return this.#projector;
  }

  /** False when the GPU was lost again meanwhile. */
  async start(warm: WarmCanvas, sources: PanoramaSources): Promise<boolean> {
    let lost = false;
    const projector: Projector = new Projector(warm, this.supports, {
      frame: () => this.port.frame(),
      lost: () => {
        lost = true;
        if (this.#projector === projector) this.#lose(projector);
      },
    });
    await projector.start(this.stage, this.port.screen());
    if (lost || this.#disposed) projector.dispose();
    if (lost || this.#disposed) return this.#disposed;
    this.#projector = projector;
    projector.open(this.port.scene(), sources);
    return true;
  }

  /** Ends what cannot draw. Returns the scene that was on its way in. */
  breakOff(): Entrance | undefined {
    const coming = this.#projector?.takeEntrance();
    try {
      this.#end();
    } catch {
      // What is broken may not even be able to end.
    }
    for (const canvas of this.stage.querySelectorAll('canvas')) canvas.remove();
    return coming;
  }

  dispose(): void {
    this.#disposed = true;
    this.#end();
  }

  /** A context that was taken away is not restored but replaced: decoded pictures are gone in either case. */
  #lose(projector: Projector): void {
    const remains = { poster: projector.poster, coming: projector.takeEntrance() };
    this.#end();
    this.port.lost(remains);
  }

  #end(): void {
    const projector = this.#projector;
    this.#projector = undefined;
    projector?.dispose();
  }
}
