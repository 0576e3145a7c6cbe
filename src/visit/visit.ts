import type { SpherePoint } from '../tour/angle';
import type { Language } from '../tour/language';
import { formatView } from '../tour/link';
import type { ScenePageData } from '../tour/page';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import type { View } from '../tour/view';
import { arrivalView } from '../viewer/arrival-view';
import type { Viewer, ViewerScene } from '../viewer/viewer';
import { loadViewerScene } from '../viewer/viewer-scene';
import { AddressPace } from './address-pace';
import { freePart, lookBeside } from './beside';
import { isSameOpen, opensIn, type Open } from './open';
import { outlineOf } from './outline';
import { loadPhrases } from './phrases';
import { shellWords } from './shell-words';
import { addressOf, liesOver, readEntry, writeEntry, type Entry } from './history-entry';
import { rememberGreeting, wasGreeted } from './greeting';
import { saveLanguage } from './saved-language';
import { firstState, type Destination, type VisitActions, type VisitState } from './visit-state';
import { wayTo } from './way-to';
import { tourLoader } from './whole-tour';

export interface VisitParts {
  viewer: Viewer;
  page: ScenePageData;
  /** Fetches what opens beside the picture. */
  wantPanels: () => void;
  /** Lets what speaks by a library speak another language, whose words are here. */
  speak?: (lang: Language) => Promise<void>;
  /** Goes to another page: when something cannot be done here, its own page can still be opened. */
  leave: (address: string) => void;
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** A visit to a tour from the page it was opened at: what is shown, and what a visitor does. The address follows. */
export class Visit implements VisitActions {
  readonly #parts: VisitParts;
  readonly #loadTour: () => Promise<Tour>;
  readonly #listeners = new Set<() => void>();
  readonly #pace = new AddressPace(() => this.#noteView());
  readonly #first: VisitState;
  #state: VisitState;
  #attempt = 0;
  #travels = 0;
  #closing = false;

  constructor(parts: VisitParts) {
    this.#parts = parts;
    this.#loadTour = tourLoader(parts.page.manifest);
    this.#first = firstState(parts.page);
    this.#state = this.#first;
  }

  get viewer(): Viewer {
    return this.#parts.viewer;
  }

  /** The state that the page was written with. */
  readonly written = (): VisitState => this.#first;

  readonly snapshot = (): VisitState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows the viewer and the browser's history from now on; returns the way to stop. */
  start(): () => void {
    const { viewer } = this.#parts;
    const { scene, outline, tour } = this.#state;
    const isNew = outline.notice !== undefined && !wasGreeted(tour.id);
    this.#set({ open: opensIn(scene, readEntry()?.open), ...(isNew && { notice: 'greeting' }) });
    const travel = () => void this.#travel();
    const stops = [
      viewer.on('rest', () => this.#pace.rest()),
      ...(['view', 'state'] as const).map((event) => viewer.on(event, () => this.#watchScene())),
      viewer.on('failed', () => this.#set({ notice: 'simple' })),
    ];
    addEventListener('popstate', travel);
    if (location.hash) writeEntry(this.#entry(), 'replace');
    return () => {
      removeEventListener('popstate', travel);
      this.#pace.stop();
      for (const stop of stops) stop();
    };
  }

  readonly whole = (): Promise<Tour> => this.#loadTour();

  /** Fetches the rest of the tour ahead of its first use. Failing is no harm yet: the first use tries again. */
  async prepare(): Promise<Tour | undefined> {
    const tour = await this.#loadTour().catch(() => undefined);
    if (tour && !this.#state.outline.isWhole) this.#set(this.#wholly(tour));
    return tour;
  }

  /** What was to open beside the picture did not come. */
  missPanels(): void {
    if (this.#state.open === undefined) return;
    this.close();
    this.#set({ notice: 'partFailed' });
  }

  goTo(destination: Destination): void {
    this.#pace.hurry();
    void this.#go(destination, true);
  }

  toggle(open: Open): void {
    if (isSameOpen(this.#state.open, open)) return this.close();
    const instead = this.#state.open !== undefined;
    this.dismiss();
    this.#set({ open });
    if (instead) writeEntry(this.#entry(), 'replace', liesOver());
    else writeEntry(this.#entry(), 'push', true);
  }

  close(): void {
    if (this.#state.open === undefined) return;
    this.#set({ open: undefined });
    if (!liesOver()) return void writeEntry(this.#entry(), 'replace');
    this.#closing = true;
    history.back();
  }

  switchTo(lang: Language): void {
    void this.#switch(lang).then((done) => {
      if (!done) return;
      saveLanguage(lang);
      writeEntry(this.#entry(), 'push');
    });
  }

  dismiss(): void {
    if (this.#state.notice === 'greeting') rememberGreeting(this.#state.tour.id);
    this.#set({ failure: undefined, notice: undefined });
  }

  zoomBy(factor: number): void {
    this.#parts.viewer.zoomBy(factor);
  }

  turnBy(right: number, up: number): void {
    const { viewer } = this.#parts;
    viewer.turnBy(right * viewer.view.fov, up * viewer.view.fov);
  }

  goHome(): void {
    const { viewer } = this.#parts;
    viewer.turnTo(viewer.scene.home);
  }

  togglePad(): void {
    this.#set({ pad: !this.#state.pad });
  }

  glue(layer: HTMLElement | undefined): void {
    this.#parts.viewer.glue(layer);
  }

  lookAt(at: SpherePoint, sheet: HTMLElement): void {
    const { viewer } = this.#parts;
    const stage = document.querySelector('#stage')?.getBoundingClientRect();
    if (!stage || stage.width === 0) return viewer.turnTo({ yaw: at.yaw, pitch: at.pitch });
    const look = lookBeside(at, viewer.view, stage, freePart(stage, sheet.getBoundingClientRect()));
    if (look) viewer.turnTo(look);
  }

  /** While scenes change, the picture is the new one's before the rest of the screen is. */
  #watchScene(): void {
    const isLeaving = this.#parts.viewer.scene.id !== this.#state.scene.id;
    if (isLeaving !== this.#state.isLeaving) this.#set({ isLeaving });
  }

  #noteView(): void {
    if (!this.#state.busy) writeEntry(this.#entry(), 'replace', liesOver());
  }

  #set(change: Partial<VisitState>): void {
    if (change.open !== undefined) this.#parts.wantPanels();
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Where the visitor is now; the view only when it is not the scene's own. */
  #entry(): Entry {
    const { lang, tour, scene, open } = this.#state;
    const { viewer } = this.#parts;
    const home = viewer.scene.id === scene.id ? formatView(viewer.scene.home) : undefined;
    const view = home !== undefined && formatView(viewer.view) !== home ? viewer.view : undefined;
    return { lang, tour: tour.id, scene: scene.id, view, open };
  }

  async #go(destination: Destination, record: boolean): Promise<void> {
    const attempt = ++this.#attempt;
    const { folder, id } = this.#state.tour;
    this.#set({ busy: true, failure: undefined });
    const tour = await this.#loadTour().catch(() => undefined);
    if (attempt !== this.#attempt) return;
    const scene = tour?.scenes.find((candidate) => candidate.id === destination.scene);
    if (!tour || !scene) {
      return this.#parts.leave(addressOf({ lang: this.#state.lang, tour: id, scene: destination.scene }));
    }
    try {
      const target = await loadViewerScene(scene, folder);
      if (attempt !== this.#attempt) return;
      await this.#parts.viewer.show(
        target,
        this.#arrival(target, destination.view),
        wayTo(this.#state.scene, scene.id),
      );
    } catch (error) {
      if (attempt === this.#attempt) this.#stay(isAbort(error) ? undefined : destination, record);
      return;
    }
    if (attempt !== this.#attempt) return;
    this.#arrive(scene, tour, destination.open);
    // A sheet's own entry gives way, so that going back leads to the scene one left with nothing open.
    if (record) writeEntry(this.#entry(), liesOver() ? 'replace' : 'push');
  }

  /** What the page knew of the tour in its own language only, now in all. */
  #wholly(tour: Tour): Pick<VisitState, 'tour' | 'outline'> {
    return { tour: { ...this.#state.tour, title: tour.title }, outline: outlineOf(tour) };
  }

  #arrival(target: ViewerScene, view: Destination['view']): View {
    const { viewer } = this.#parts;
    if (view === 'home') return target.home;
    return arrivalView({ view: viewer.view, heading: viewer.scene.heading }, target, view);
  }

  #stay(failure: Destination | undefined, record: boolean): void {
    this.#set({ busy: false, failure });
    if (!record) writeEntry(this.#entry(), 'replace');
  }

  #arrive(scene: Scene, tour: Tour, open: Open | undefined): void {
    this.dismiss();
    const arrivals = this.#state.arrivals + 1;
    this.#set({ ...this.#wholly(tour), scene, open: opensIn(scene, open), busy: false, isLeaving: false, arrivals });
  }

  /** True when the page now speaks the language; false when its page in that language was opened instead. */
  async #switch(lang: Language): Promise<boolean> {
    this.#set({ busy: true });
    const both = Promise.all([this.#loadTour(), loadPhrases(lang)]).catch(() => undefined);
    const [tour, phrases] = (await both) ?? [];
    const scene = tour?.scenes.find(({ id }) => id === this.#state.scene.id);
    if (!tour || !scene || !phrases) {
      this.#parts.leave(addressOf({ ...this.#entry(), lang }));
      return false;
    }
    await this.#parts.speak?.(lang);
    this.#set({ ...this.#wholly(tour), lang, words: shellWords(phrases), scene, busy: false });
    return true;
  }

  /** The visitor went back or forward. */
  async #travel(): Promise<void> {
    const entry = readEntry();
    const { tour, lang } = this.#state;
    if (entry?.tour !== tour.id) return;
    if (this.#closing) {
      this.#closing = false;
      return void writeEntry(this.#entry(), 'replace', liesOver());
    }
    const travel = ++this.#travels;
    if (entry.lang !== lang && !(await this.#switch(entry.lang))) return;
    // Who presses back several times wants to be where the last press leads.
    if (travel !== this.#travels) return;
    const { scene, busy } = this.#state;
    if (entry.scene !== scene.id || busy) {
      return this.#go({ scene: entry.scene, view: entry.view ?? 'home', open: entry.open }, false);
    }
    this.#set({ open: opensIn(scene, entry.open), failure: undefined });
    const { viewer } = this.#parts;
    viewer.turnTo(entry.view ?? viewer.scene.home, { animate: false });
  }
}
