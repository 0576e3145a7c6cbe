import { formatLink } from '../tour/link';
import type { Language } from '../tour/language';
import type { Tour } from '../tour/tour';
import { plainWords } from '../ui/reader';
import { attract } from './attract';
import { CornerTaps } from './corner-taps';
import { DarkWatch } from './dark-watch';
import { flightsOf } from './flights';
import { frameStyle } from './frame-style';
import { languagesOf, mainLanguage, type KioskState, type Sheet } from './kiosk-state';
import { goOnHere, leadOf } from './leads';
import { loadTours } from './load-tours';
import { lockDown } from './lock-down';
import { setLoudness, type Loudness } from './loudness';
import { isMagnified } from './magnified';
import type { Packs } from './packs';
import { after, ASK_MS, newSession, secondsLeft, whileWatching, type Happening, type Patience } from './session';
import type { KioskSettings } from './settings';
import { onLife } from './signs-of-life';
import { forgetVisitor } from './storage';
import { pause, untilShown } from './until-shown';
import { Upkeep } from './upkeep';
import { VisitFrame } from './visit-frame';
import type { FindVisit, VisitHandle } from './visit-handle';

export interface KioskParts {
  host: HTMLElement;
  find: FindVisit;
  isOurs: (document: Document) => boolean;
  packs: Packs;
  settings: KioskSettings;
  /** Of the page's address. */
  tour: string;
  note: (code: string, error?: unknown) => void;
  reload: () => void;
}

const TICK_MS = 1_000;
/** Staff who have walked away leave nothing open. */
const STAFF_IDLE_MS = 120_000;
const RETRY_MS = 5_000;
/** Who has touched longer ago than this may have left. */
const EARLY_TOUCH_MS = 10_000;

/** One kiosk: what it shows, what visitors do, and who leaves comes back to the attract loop with nothing left of the visit. */
export class Kiosk {
  readonly #parts: KioskParts;
  readonly #frame: VisitFrame;
  readonly #upkeep: Upkeep;
  readonly #listeners = new Set<() => void>();
  readonly #corner = new CornerTaps();
  readonly #dark = new DarkWatch();
  #session = newSession(performance.now());
  #state: KioskState;
  #flying: AbortController | undefined;
  #touchedAt = -Infinity;
  #sound: Loudness | undefined;

  constructor(parts: KioskParts) {
    this.#parts = parts;
    const { host, find, isOurs, settings, note, packs, reload } = parts;
    this.#state = {
      phase: 'attract',
      lang: mainLanguage(settings, []),
      languages: [],
      tours: [],
      reach: false,
      left: 0,
      isWaiting: false,
      settings,
    };
    this.#frame = new VisitFrame({
      host,
      find,
      isOurs,
      onDocument: (view) => this.#guard(view),
      onStray: () => {
        note('strayed');
        this.finish();
      },
    });
    this.#upkeep = new Upkeep({
      packs,
      note,
      reload,
      isIdle: () => this.#session.phase === 'attract' && !this.#state.sheet,
    });
  }

  readonly snapshot = (): KioskState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get visit(): VisitHandle | undefined {
    return this.#frame.visit;
  }

  async start(): Promise<void> {
    const { settings, tour } = this.#parts;
    const wanted = settings.tours.length > 0 ? settings.tours : [tour];
    this.#guardOwn();
    setInterval(() => this.#tick(), TICK_MS);
    this.#upkeep.start(wanted);
    await this.#open(wanted);
  }

  /** Shows what can be read, and asks again for what cannot. */
  async #open(wanted: readonly string[]): Promise<void> {
    const { settings, packs, note } = this.#parts;
    const { tours, missing } = await loadTours(
      wanted,
      (id) => packs.load(id),
      (id, error) => {
        note('tour-not-loaded', error);
        this.#upkeep.onFault(id);
      },
    );
    if (tours.length === 0) this.#set({ isWaiting: true });
    if (missing.length > 0) setTimeout(() => void this.#open(wanted), RETRY_MS);
    if (tours.length === this.#state.tours.length) return;
    this.#set({ tours, languages: languagesOf(settings, tours) });
    if (this.#session.phase !== 'attract') return;
    this.#attract();
    if (performance.now() - this.#touchedAt < EARLY_TOUCH_MS) this.#happen('touch');
  }

  /** A touch before the first tour has come counts as soon as it is there. */
  touch(): void {
    this.#touchedAt = performance.now();
    if (this.#state.tours.length > 0) this.#happen('touch');
  }

  /** A visitor has chosen; the tour opens at its first scene. */
  begin(lang: Language, tour: Tour): void {
    this.#flying?.abort();
    this.#happen('begin');
    const scene = tour.start ?? tour.scenes[0]?.id;
    this.#set({ lang, flight: undefined });
    this.#frame.open(
      formatLink({ lang, tour: tour.id, ...(scene !== undefined && { scene }) }),
      plainWords(tour.title, { lang, languages: tour.languages }),
    );
  }

  stay(): void {
    this.#happen('activity');
    this.#frame.element?.focus();
  }

  finish(): void {
    this.#happen('finish');
  }

  show(sheet: Sheet | undefined): void {
    this.#happen('activity');
    this.#set({ sheet });
    if (!sheet) this.#frame.element?.focus();
  }

  setReach(reach: boolean): void {
    this.#set({ reach });
  }

  /** Changed settings hold from the next start on. */
  get patience(): Patience {
    return { idleMs: this.#state.settings.idleSeconds * 1000, askMs: ASK_MS };
  }

  #happen(happening: Happening): void {
    const before = this.#session.phase;
    this.#session = after(this.#session, happening, performance.now(), this.patience);
    this.#follow(before);
  }

  #tick(): void {
    const now = performance.now();
    const before = this.#session.phase;
    this.#session = whileWatching(this.#session, this.#sound?.isHeard() === true, now);
    this.#session = after(this.#session, 'tick', now, this.patience);
    this.#follow(before);
    const { sheet } = this.#state;
    const isStaff = sheet === 'pin' || sheet === 'staff';
    if (isStaff && now - this.#session.activeAt > STAFF_IDLE_MS) this.#set({ sheet: undefined });
    this.#followLanguage();
    this.#watchPicture(now);
  }

  #follow(before: KioskState['phase']): void {
    const { phase } = this.#session;
    if (phase === 'asking') this.#set({ left: secondsLeft(this.#session, performance.now(), this.patience) });
    if (phase === before) return;
    this.#set({ phase });
    const root = this.#frame.document?.documentElement;
    if (root) root.dataset['kiosk'] = phase === 'attract' || phase === 'choose' ? 'attract' : 'visit';
    if (phase === 'attract') this.#attract();
  }

  /** Everything of the last visitor goes: the frame, what it left in the stores, language, place, sheets. */
  #attract(): void {
    if (isMagnified()) this.#parts.reload();
    const { settings, tours } = this.#state;
    this.#flying?.abort();
    const flying = (this.#flying = new AbortController());
    this.#frame.close();
    this.#sound = undefined;
    forgetVisitor();
    void this.#parts.packs.forgetSeen().catch((error: unknown) => this.#parts.note('not-forgotten', error));
    this.#set({ lang: mainLanguage(settings, tours), sheet: undefined, reach: false, flight: undefined, left: 0 });
    const flights = tours.map((tour) => ({ tour: tour.id, flights: flightsOf(tour) }));
    const parts: Parameters<typeof attract>[1] = {
      ready: (tour, { scene }) => this.#ready(tour, scene.id, flying.signal),
      fly: async (flight, ms) => this.#frame.visit?.fly(flight, ms),
      onFlight: (id, { scene }) => {
        const tour = tours.find((one) => one.id === id);
        this.#set({ flight: tour && { tour, scene }, isWaiting: false });
        this.#upkeep.onShown(id);
      },
      onFault: (id, error) => {
        this.#parts.note('view-failed', error);
        this.#frame.close();
        this.#set({ flight: undefined, isWaiting: true });
        this.#upkeep.onFault(id);
      },
      pause,
    };
    void attract(flights, parts, flying.signal).catch((error: unknown) => this.#parts.note('attract-failed', error));
  }

  async #ready(tour: string, scene: string, signal: AbortSignal): Promise<void> {
    const lang = mainLanguage(this.#state.settings, this.#state.tours);
    if (this.#frame.visit?.where().tour !== tour) this.#frame.open(formatLink({ lang, tour, scene }), tour);
    await untilShown(() => this.#frame.visit, this.#upkeep.patienceFor(tour), signal);
  }

  /** The visitor's own switch is in the visit's pages. */
  #followLanguage(): void {
    const lang = this.#session.phase === 'visit' ? this.#frame.document?.documentElement.lang : undefined;
    if (lang && lang !== this.#state.lang) this.#set({ lang });
  }

  #watchPicture(now: number): void {
    const { visit } = this.#frame;
    const isDark = this.#session.phase === 'visit' && !(visit?.isShown() ?? false);
    if (!this.#dark.isTooLong(isDark, now)) return;
    this.#parts.note('picture-lost');
    const at = visit?.where();
    if (!at) return this.finish();
    this.#frame.open(formatLink({ ...at, scene: at.scene.id }), at.tour);
  }

  #guard(view: Window & typeof globalThis): void {
    const { document } = view;
    const isVisit = this.#session.phase === 'visit' || this.#session.phase === 'asking';
    document.documentElement.dataset['kiosk'] = isVisit ? 'visit' : 'attract';
    const style = document.createElement('style');
    style.textContent = frameStyle(this.#state.languages);
    document.documentElement.append(style);
    this.#sound = setLoudness(view, isVisit ? this.#state.settings.volume : 0);
    this.#watch(view, () => this.#frame.element?.getBoundingClientRect());
    lockDown(view, { onLink: (href) => this.#link(href, view) });
    view.addEventListener('error', ({ message }) => this.#parts.note('error-in-visit', message));
    view.addEventListener('unhandledrejection', ({ reason }) => this.#parts.note('error-in-visit', reason));
  }

  #guardOwn(): void {
    this.#watch(window, () => undefined);
    lockDown(window, { onLink: () => true });
  }

  #watch(view: Window, place: () => DOMRect | undefined): void {
    onLife(view, () => {
      // The question is answered by its own buttons: it may not vanish under the finger that is about to press one.
      if (this.#session.phase !== 'asking' || view !== window) this.#happen('activity');
    });
    view.addEventListener(
      'pointerdown',
      ({ clientX, clientY }) => {
        const { left = 0, top = 0 } = place() ?? {};
        if (this.#corner.tap(clientX + left, clientY + top, performance.now())) this.#set({ sheet: 'pin' });
      },
      { capture: true, passive: true },
    );
  }

  #link(href: string, view: Window): boolean {
    const { origin } = location;
    const lead = leadOf(href, { origin, tours: this.#state.tours.map(({ id }) => id) });
    if (lead === 'outside') this.#set({ sheet: { link: href } });
    return lead === 'inside' ? goOnHere(href, view) : true;
  }

  #set(change: Partial<KioskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
