import type { Supports } from '../tiles/format';
import { budgetFor } from '../tiles/budget';
import { toScreen, type ScreenPoint, type Size } from '../tiles/screen';
import { toDirection, type SpherePoint } from '../tour/angle';
import type { View } from '../tour/view';
import type { BaseSources } from './base-pictures';
import type { WarmCanvas } from './context';
import { Drawing, type DrawingPort } from './Drawing';
import { Entrance } from './entrance';
import { Fade } from './fade';
import { LoadError } from './load-error';
import { Panorama, type PanoramaSources } from './panorama';
import type { Picture } from './picture';
import type { Screen } from './screen';
import { tileLoader } from './tile-loader';
import { Uploads } from './uploads';
import type { ViewerScene } from './viewer';
import { whenIdle } from './when-idle';

const memory = (): number | undefined => (navigator as { deviceMemory?: number }).deviceMemory;
const byFinger = (): boolean => matchMedia('(pointer: coarse)').matches;

/** From one view to another scene's, perhaps by walking to a point of the first. */
interface Change {
  from: View;
  to: View;
  towards?: SpherePoint | undefined;
}

/** Where a point lies, in parts of the screen; undefined when it is not in sight. */
function partOf(point: SpherePoint | undefined, view: View, { width, height }: Size): ScreenPoint | undefined {
  const at = point && toScreen(toDirection(point), view, { width, height });
  if (!at || at.x < 0 || at.y < 0 || at.x > width || at.y > height) return undefined;
  return { x: at.x / width, y: at.y / height };
}

/** Draws the present scene, the one that is on its way in, and the change between them. Lives as long as its GPU context. */
export class Projector {
  readonly #drawing: Drawing;
  readonly #bytes = budgetFor({ memory: memory(), coarse: byFinger() });
  #panorama: Picture | undefined;
  #entrance: Entrance | undefined;
  #fade: Fade | undefined;
  #entered: Entrance | undefined;
  #uploading: ReturnType<typeof setTimeout> | undefined;

  constructor(
    warm: WarmCanvas,
    private readonly supports: Supports,
    port: DrawingPort,
  ) {
    this.#drawing = new Drawing(warm, port);
  }

  start(stage: HTMLElement, screen: Screen): Promise<void> {
    return this.#drawing.start(stage, screen);
  }

  get isWhole(): boolean {
    return this.#panorama?.isWhole === true;
  }

  get isSharp(): boolean {
    return this.#panorama?.isSharp === true && !this.#fade;
  }

  /** The poster that is part of the picture, if one is. */
  get poster(): BaseSources['poster'] {
    return this.#panorama?.hasPoster ? this.#panorama.sources.poster : undefined;
  }

  readonly invalidate = (): void => this.#drawing.invalidate();

  resize(screen: Screen): void {
    this.#drawing.resize(screen);
  }

  reveal(): void {
    this.#drawing.reveal();
    this.#drawing.prepareTiles();
    if (this.#panorama?.scene.pyramid) whenIdle(tileLoader.prepare);
  }

  /** Shows a scene as soon as it has something to show. */
  open(scene: ViewerScene, sources: PanoramaSources): void {
    this.#panorama = this.#load(scene, sources);
    this.#drawing.group.add(this.#panorama.group);
    this.invalidate();
  }

  /** Loads a scene behind the present one; `takeReady` tells when it may come in. Replaces one that was on its way. */
  announce(scene: ViewerScene, view: View, sources: PanoramaSources): Entrance {
    const panorama = this.#load(scene, sources);
    if (scene.pyramid) whenIdle(tileLoader.prepare);
    const entrance = new Entrance(panorama, view, this.invalidate);
    panorama.loaded.catch((error: unknown) => this.dismiss(entrance, error));
    this.#entrance = entrance;
    if (this.#panorama) this.#panorama.paused = true;
    this.invalidate();
    return entrance;
  }

  dismiss(entrance: Entrance, reason: unknown): void {
    if (this.#entrance !== entrance) return;
    this.#entrance = undefined;
    if (this.#panorama) this.#panorama.paused = false;
    entrance.fail(reason);
    this.invalidate();
  }

  /** What a picture needs before it can be seen. What only makes it sharper has tasks of its own, between frames. */
  upload(screen: Screen): void {
    const { renderer } = this.#drawing;
    const coming = this.#entrance?.panorama;
    const uploads = new Uploads();
    coming?.upload(renderer, uploads);
    if (coming || !this.isWhole) this.#panorama?.upload(renderer, uploads);
    if (!this.#entrance || !coming) return;
    coming.aim(this.#entrance.view, screen, this.#bytes / 2);
    if (coming.isHopeless) this.dismiss(this.#entrance, new LoadError(coming.scene.folder + coming.scene.id, 0));
  }

  /** The scene that comes in now: from this frame on it is the present one. `view` is what the old one shows last. */
  takeReady(
    view: View,
    screen: Screen,
    how: { now: number; cut: boolean; towards?: SpherePoint | undefined },
  ): Entrance | undefined {
    const entrance = this.#entrance?.isReady(how.now) ? this.#entrance : undefined;
    if (!entrance) return undefined;
    this.#endFade();
    this.#entered?.finish();
    if (!how.cut) this.#startFade({ from: view, to: entrance.view, towards: how.towards }, screen, how.now);
    this.#panorama?.dispose();
    this.#panorama = entrance.panorama;
    this.#drawing.group.add(this.#panorama.group);
    this.#entrance = undefined;
    this.#entered = entrance;
    return entrance;
  }

  /** True when another frame is needed, whatever the visitor does. */
  draw(view: View, screen: Screen, now: number): boolean {
    const coming = this.#entrance?.panorama;
    this.#panorama?.aim(view, screen, coming ? this.#bytes / 2 : this.#bytes);
    if (this.#fade && !this.#fade.step(now)) this.#endFade();
    if (this.isWhole) this.#drawing.render(view, screen);
    if (!this.#fade) this.#entered?.finish();
    if (!this.#fade) this.#entered = undefined;
    const hasUploads = this.#panorama?.hasUploads === true;
    const isBetween = hasUploads && this.isWhole && !coming;
    if (isBetween) this.#uploading ??= setTimeout(this.#uploadBetween);
    return this.#fade !== undefined || (hasUploads && !isBetween) || coming?.hasUploads === true;
  }

  readonly #uploadBetween = (): void => {
    this.#uploading = undefined;
    this.#panorama?.upload(this.#drawing.renderer, new Uploads());
    this.invalidate();
  };

  dispose(): void {
    clearTimeout(this.#uploading);
    this.#endFade();
    this.#entered?.finish();
    this.#panorama?.dispose();
    this.#drawing.dispose();
  }

  /** The scene on its way in, which has to come in some other way. */
  takeEntrance(): Entrance | undefined {
    const entrance = this.#entrance;
    this.#entrance = undefined;
    return entrance;
  }

  #load(scene: ViewerScene, sources: PanoramaSources): Picture {
    const { quad } = this.#drawing;
    const port = { quad, supports: this.supports, budget: this.#bytes, changed: this.invalidate };
    const Kind = scene.kind ?? Panorama;
    return new Kind(scene, port, sources);
  }

  #startFade({ from, to, towards }: Change, screen: Screen, now: number): void {
    const { renderer, quad, group } = this.#drawing;
    this.#panorama?.aim(from, screen, this.#bytes);
    this.#drawing.render(from, screen);
    const { device } = screen;
    this.#fade = new Fade(renderer, quad, { view: to, device, towards: partOf(towards, from, device) }, now);
    group.add(this.#fade.mesh);
  }

  #endFade(): void {
    this.#fade?.dispose();
    this.#fade = undefined;
  }
}
