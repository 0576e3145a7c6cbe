import type { Supports } from '../tiles/format';
import { posterFor } from '../tiles/poster-choice';
import type { Degrees, SpherePoint } from '../tour/angle';
import type { View } from '../tour/view';
import { atMost } from './at-most';
import { warmCanvas, type WarmCanvas } from './context';
import { Emitter } from './emitter';
import type { FirstView } from './first-view';
import { Followers } from './followers';
import { Gestures } from './gestures';
import { limitView } from './limit-view';
import { LoadError } from './load-error';
import { Look } from './look';
import type { Panorama, PanoramaSources } from './panorama';
import { Projection, type Remains } from './projection';
import type { Projector } from './projector';
import { Revival } from './revival';
import type { Screen } from './screen';
import { sameScreen, screenOf, watchStage } from './stage-size';
import { StageState } from './stage-state';
import { Understudy } from './understudy';
import type { TurnHow, Viewer, ViewerEvent, ViewerOptions, ViewerScene, ViewerState } from './viewer';
import { sameView } from './viewer-scene';
import { zoomed } from './zoom';

const TRIES = 3;

/** So long the GPU's start may be put off by a finger that turns the picture meanwhile. */
const LONGEST_DRAG = 1_500;
/** And by a picture that is on its way. */
const LONGEST_PICTURE = 800;
const abandoned = (): DOMException => new DOMException('Another scene was asked for', 'AbortError');

/**
 * The viewer in the page. A frame, whoever draws it, goes: move the look, send pictures to the GPU, let in a scene that is
 * ready, draw, tell. Frames happen only when something asked for one.
 */
export class LiveViewer implements Viewer {
  readonly #look: Look;
  readonly #gestures: Gestures;
  readonly #understudy: Understudy;
  readonly #projection: Projection;
  readonly #revival = new Revival(() => this.#revive());
  readonly #events = new Emitter<ViewerEvent>();
  readonly #followers: Followers;
  readonly #state: StageState;
  /** Asking anew in each frame would cost more than the answer is worth. */
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #unwatch: () => void;
  readonly #pixelRatio: number | undefined;
  #scene: ViewerScene;
  #screen: Screen;
  /** What a new drawing of the present scene has to begin with. */
  #poster: PanoramaSources['poster'];
  #showing: AbortController | undefined;
  #towards: SpherePoint | undefined;
  #request: number | undefined;
  #trouble: 'failed' | 'lost' | undefined;
  #disposed = false;

  constructor(
    private readonly stage: HTMLElement,
    { scene, view, pixelRatio }: ViewerOptions,
    private readonly first: FirstView,
    private readonly supports: Supports,
  ) {
    this.#scene = scene;
    this.#pixelRatio = pixelRatio;
    this.#screen = screenOf(stage, pixelRatio);
    first.taken.abort();
    const size = () => this.#screen.css;
    const limit = (wanted: View): View => limitView(wanted, this.#scene.limits, size());
    this.#look = new Look(limit(view ?? first.view), { limit, size, still: this.#still, changed: this.#invalidate });
    const port = { look: this.#look, size, limit, home: () => this.#scene.home, ended: this.#invalidate };
    this.#gestures = new Gestures(stage, port, first.fingers);
    this.#followers = new Followers(stage, this.#events);
    const projected = { scene: () => this.#scene, screen: () => this.#screen, frame: this.#frame, lost: this.#lost };
    this.#projection = new Projection(stage, supports, projected);
    this.#understudy = new Understudy(first.css, supports);
    this.#understudy.inherit(scene, first.frame);
    this.#unwatch = watchStage(stage, pixelRatio, this.#resize);
    stage.dataset['scene'] = scene.id;
    this.#state = new StageState(stage, this.#events);
  }

  get scene(): ViewerScene {
    return this.#scene;
  }

  get view(): View {
    return this.#look.view;
  }

  get state(): ViewerState {
    return this.#state.now;
  }

  /** Resolves when the canvas is on its way, or it is clear that there will be none. */
  async open(): Promise<void> {
    const { picture, poster: decoded } = this.first;
    const { poster } = this.#scene;
    if (picture && poster) this.#poster = { address: picture.currentSrc || picture.src, view: poster.view };
    await this.#undisturbed();
    const warm = this.#wake();
    if (this.#disposed) return;
    if (!warm) return this.#fail();
    try {
      await this.#projection.start(warm, { poster: this.#poster, decoded, tries: Infinity });
    } catch (error) {
      this.#break(error);
    }
  }

  /** The GPU's start holds up everything: it waits until the picture is there, and while a finger turns it. */
  async #undisturbed(): Promise<void> {
    await atMost(this.first.seen, LONGEST_PICTURE);
    await this.#gestures.released(LONGEST_DRAG);
  }

  /** The canvas that the page's starter has left, else one of our own. */
  #wake(): WarmCanvas | undefined {
    const { canvas } = this.first;
    return canvas?.context.isContextLost() === false ? canvas : warmCanvas();
  }

  async show(scene: ViewerScene, wanted: View = scene.home, towards?: SpherePoint): Promise<void> {
    this.#showing?.abort(abandoned());
    const showing = new AbortController();
    this.#showing = showing;
    this.#towards = towards;
    if (!scene.pyramid && !scene.poster) throw new LoadError(scene.folder + scene.id, 404);
    const view = limitView(wanted, scene.limits, this.#screen.css);
    const { projector } = this.#projection;
    if (!projector) return this.#showByStyle(scene, view, showing.signal);
    const entrance = projector.announce(scene, view, { poster: this.#posterOf(scene, view), tries: TRIES });
    showing.signal.addEventListener('abort', () => projector.dismiss(entrance, showing.signal.reason));
    await entrance.done;
  }

  turnTo(view: Partial<View>, { animate = true, time }: TurnHow = {}): void {
    const to = { ...this.#look.aim, ...view };
    if (animate) this.#look.head(to, performance.now(), time);
    else this.#look.put(to);
  }

  turnBy(yaw: Degrees, pitch: Degrees): void {
    const { aim } = this.#look;
    this.turnTo({ yaw: aim.yaw + yaw, pitch: aim.pitch + pitch });
  }

  zoomBy(factor: number): void {
    this.turnTo({ fov: zoomed(this.#look.aim.fov, factor) });
  }

  glue(layer: HTMLElement | undefined): void {
    this.#followers.glue(layer);
  }

  on(event: ViewerEvent, listener: () => void): () => void {
    if (event === 'failed' && this.#trouble === 'failed') queueMicrotask(listener);
    return this.#events.on(event, listener);
  }

  dispose(): void {
    this.#disposed = true;
    this.#showing?.abort(abandoned());
    this.#unwatch();
    this.#gestures.dispose();
    this.#followers.dispose();
    this.#revival.dispose();
    this.#understudy.dispose();
    this.#projection.dispose();
    if (this.#request !== undefined) cancelAnimationFrame(this.#request);
  }

  /** Without WebGL: the page's picture turns by style sheets, everything else works. */
  #fail(): void {
    this.#trouble = 'failed';
    this.#standIn();
    this.#events.emit('failed');
  }

  readonly #lost = ({ poster, coming }: Remains): void => {
    this.#poster = poster;
    if (coming) this.#enter(coming.panorama, coming.view);
    coming?.panorama.dispose();
    coming?.finish();
    this.#trouble = 'lost';
    this.#state.set('poster');
    this.#events.emit('lost');
    this.#standIn();
    this.#revival.begin(performance.now());
  };

  async #revive(): Promise<boolean> {
    const warm = warmCanvas();
    if (!warm) return false;
    return this.#projection.start(warm, { poster: this.#poster, tries: Infinity }).catch(() => false);
  }

  #standIn(): void {
    const replaced = new AbortController().signal;
    this.#understudy.learn(this.#scene, this.#screen, replaced).then(this.#invalidate, this.#invalidate);
    this.#invalidate();
  }

  async #showByStyle(scene: ViewerScene, view: View, signal: AbortSignal): Promise<void> {
    await this.#understudy.learn(scene, this.#screen, signal);
    this.#enter({ scene, sources: { poster: this.#posterOf(scene, view) } }, view);
  }

  /** The poster, where one arrives at its view or there is nothing else. */
  #posterOf(scene: ViewerScene, view: View): PanoramaSources['poster'] {
    const { poster, folder, pyramid } = scene;
    const file =
      poster && (!pyramid || sameView(view, poster.view)) && posterFor(poster, this.#screen.device, this.supports);
    return file ? { address: folder + file.path, view: poster.view } : undefined;
  }

  #enter({ scene, sources }: Pick<Panorama, 'scene'> & { sources: Partial<PanoramaSources> }, view: View): void {
    this.#scene = scene;
    this.#poster = sources.poster;
    this.stage.dataset['scene'] = scene.id;
    this.#look.put(view);
  }

  readonly #still = (): boolean => this.#calm.matches;

  readonly #invalidate = (): void => {
    if (this.#disposed) return;
    const { projector } = this.#projection;
    if (projector) projector.invalidate();
    else this.#request ??= requestAnimationFrame(this.#frame);
  };

  /** What cannot draw does not take the picture with it: style sheets go on showing it. */
  #break(error: unknown): void {
    reportError(error);
    const coming = this.#projection.breakOff();
    coming?.fail(error);
    this.#state.set('poster');
    this.#fail();
  }

  readonly #frame = (): void => {
    try {
      this.#draw();
    } catch (error) {
      if (!this.#projection.projector) throw error;
      this.#break(error);
    }
  };

  #draw(): void {
    const now = performance.now();
    this.#request = undefined;
    const moving = this.#look.step(now);
    const { projector } = this.#projection;
    if (projector) this.#letIn(projector, now);
    const more = projector?.draw(this.#look.view, this.#screen, now) === true;
    if (projector?.isWhole) this.#reveal(projector);
    if (this.state === 'poster') this.#understudy.draw(this.#look.view, this.#screen);
    const isUnsure = this.#followers.tell(this.#look.view, this.#screen, this.#look.moving || this.#gestures.holding);
    if (moving || more || isUnsure) this.#invalidate();
  }

  #letIn(projector: Projector, now: number): void {
    projector.upload(this.#screen);
    const cut = this.#still() || this.state === 'poster';
    const entrance = projector.takeReady(this.#look.view, this.#screen, { now, cut, towards: this.#towards });
    if (!entrance) return;
    this.#understudy.forget();
    this.#enter(entrance.panorama, entrance.view);
  }

  #reveal(projector: Projector): void {
    if (this.state === 'poster') {
      projector.reveal();
      this.#understudy.leave();
      this.#state.set('live');
      if (this.#trouble === 'lost') this.#events.emit('restored');
      this.#trouble = undefined;
    }
    if (projector.isSharp) this.#revival.worked();
    this.#state.set(projector.isSharp ? 'sharp' : 'live');
  }

  readonly #resize = (screen: Screen): void => {
    if (sameScreen(screen, this.#screen)) return;
    this.#screen = screen;
    this.#look.fit();
    this.#projection.projector?.resize(screen);
  };
}
