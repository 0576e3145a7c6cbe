import type { FindVisit, VisitHandle } from './visit-handle';

interface FrameParts {
  host: HTMLElement;
  find: FindVisit;
  /** Whether a document is a page of this site, as far as it has come. */
  isOurs: (document: Document) => boolean;
  /** Each document that comes into the frame, before anything can be touched in it. */
  onDocument: (view: Window & typeof globalThis) => void;
  /** Something that is not ours has come, once each time. It stays unseen. */
  onStray: () => void;
}

/**
 * Nothing of this is given: windows, downloads, dialogs, printing, leaving for another page at the top. Pages of our own origin could take the
 * sandbox off (browsers warn of that); it is there against what visitors do, not against ourselves.
 */
const SANDBOX = 'allow-scripts allow-same-origin';
const NOT_ALLOWED = ['fullscreen', 'picture-in-picture', 'camera', 'microphone', 'geolocation', 'display-capture'];

const LOOK_MS = 200;

/**
 * The visitor's own pages in a frame that is thrown away with all that was done in it: what a visitor opened, played, typed and went
 * through is gone with the frame, whatever it was.
 */
export class VisitFrame {
  readonly #parts: FrameParts;
  #element: HTMLIFrameElement | undefined;
  #seen: Document | undefined;
  #hasStrayed = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(parts: FrameParts) {
    this.#parts = parts;
  }

  get element(): HTMLIFrameElement | undefined {
    return this.#element;
  }

  get document(): Document | undefined {
    return this.#seen;
  }

  get visit(): VisitHandle | undefined {
    return this.#seen && this.#parts.find(this.#seen);
  }

  /** A new frame at an address of ours; what was there before is given back. */
  open(address: string, title: string): void {
    this.close();
    const element = document.createElement('iframe');
    element.title = title;
    element.setAttribute('sandbox', SANDBOX);
    element.allow = ['autoplay', ...NOT_ALLOWED.map((feature) => `${feature} 'none'`)].join('; ');
    element.src = address;
    shield(element);
    element.addEventListener('load', () => this.#look());
    this.#element = element;
    this.#hasStrayed = false;
    this.#parts.host.append(element);
    this.#follow();
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  close(): void {
    clearInterval(this.#timer);
    this.visit?.dispose();
    this.#seen = undefined;
    this.#element?.remove();
    this.#element = undefined;
  }

  /** In each frame of the screen until the next document is there. */
  #follow(): void {
    const element = this.#element;
    const before = this.#seen;
    const began = performance.now();
    const step = (): void => {
      this.#look();
      const isOver = this.#element !== element || this.#seen !== before || performance.now() - began > 5_000;
      if (!isOver) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  #look(): void {
    const element = this.#element;
    if (!element) return;
    const view = element.contentWindow;
    const found = contentOf(element);
    if (!found || !view) return this.#stray();
    const isNew = found !== this.#seen && found.URL !== 'about:blank' && found.documentElement !== null;
    if (!isNew) return;
    if (!this.#parts.isOurs(found)) return found.readyState === 'loading' ? undefined : this.#stray();
    this.#seen = found;
    this.#hasStrayed = false;
    view.addEventListener('pagehide', () => {
      shield(element);
      this.#follow();
    });
    this.#parts.onDocument(view as Window & typeof globalThis);
    element.style.visibility = '';
  }

  #stray(): void {
    if (this.#hasStrayed) return;
    this.#hasStrayed = true;
    this.#parts.onStray();
  }
}

/** A page that has just come is not locked yet: until it is, it is not painted, so that no finger finds it. */
function shield(element: HTMLIFrameElement): void {
  element.style.visibility = 'hidden';
}

/** A page of another origin and the browser's own error page have no content that one could get at. */
function contentOf(element: HTMLIFrameElement): Document | null {
  try {
    return element.contentDocument;
  } catch {
    return null;
  }
}
