import { chooseLabels, type Box, type Label } from './choose-labels';

interface Named {
  pin: HTMLElement;
  name: HTMLElement;
  width: number;
  height: number;
}

const PLACED = /translate3d\((-?[\d.]+)px, (-?[\d.]+)px/;

/** What lies over the picture and keeps its place. */
const COVERS =
  '.top > *, .tools, .rail > *, .pad, .notice, .guide, .film-steering, .flight, .film-captions > *, .film-chapters > *, .sheet[data-open]';

const boxOf = (element: Element): Box => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
};

/** A ground as wide as the longest line: by itself, words that break have one as wide as they might have been. */
function wrapTight(names: readonly HTMLElement[]): void {
  for (const name of names) name.style.width = '';
  const lines = document.createRange();
  const widths = names.map((name) => {
    const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = getComputedStyle(name);
    const beside = [paddingLeft, paddingRight, borderLeftWidth, borderRightWidth].reduce(
      (sum, px) => sum + parseFloat(px),
      0,
    );
    lines.selectNodeContents(name);
    const { width } = lines.getBoundingClientRect();
    return width && Math.ceil(width + beside + 1);
  });
  names.forEach((name, index) => (name.style.width = widths[index] ? `${widths[index]}px` : ''));
}

/**
 * Keeps the names of pins apart. Sizes are measured when pins or the screen change; where pins are is read from what the viewer
 * has written on them, so that nothing is laid out while the picture moves, and every kind of picture is followed.
 */
export class LabelLayer {
  #named: Named[] = [];
  #size = { width: 0, height: 0 };
  #covered: Box[] = [];
  #watched: ReadonlySet<Element> = new Set();
  #active: Element | null = null;
  #waiting = 0;
  readonly #moves = new MutationObserver(() => this.#choose());
  readonly #changes = new MutationObserver((changes) => changes.some(this.#matters) && this.#later());
  readonly #sizes = new ResizeObserver(() => this.#later());
  readonly #stopping = new AbortController();

  constructor(
    private readonly layer: HTMLElement,
    private readonly root: HTMLElement,
  ) {
    const { signal } = this.#stopping;
    this.#moves.observe(layer, { subtree: true, attributeFilter: ['style'] });
    this.#changes.observe(layer, { subtree: true, childList: true, characterData: true });
    this.#changes.observe(root, { subtree: true, childList: true, attributeFilter: ['data-open', 'data-labels'] });
    for (const event of ['focusin', 'pointerover'] as const) layer.addEventListener(event, this.#point, { signal });
    for (const event of ['focusout', 'pointerout'] as const) layer.addEventListener(event, this.#leave, { signal });
    this.#sizes.observe(document.documentElement);
    addEventListener('resize', () => this.#later(), { signal });
    void document.fonts.ready.then(() => signal.aborted || this.#later());
    layer.dataset['named'] = '';
    this.#measure();
  }

  /** Beside the pins only what comes and goes: what is written in its place, as while one turns, moves nothing. */
  readonly #matters = ({ target, type, addedNodes, removedNodes }: MutationRecord): boolean =>
    type !== 'childList' ||
    this.layer.contains(target) ||
    [...addedNodes, ...removedNodes].some((node) => node instanceof Element);

  readonly #point = ({ target }: Event): void => {
    this.#active = target instanceof Element ? target.closest('.pin') : null;
    this.#choose();
  };

  readonly #leave = (): void => {
    this.#active = document.activeElement?.closest('.pin') ?? null;
    this.#choose();
  };

  #later(): void {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = requestAnimationFrame(() => this.#measure());
  }

  #measure(): void {
    this.#size = { width: innerWidth, height: innerHeight };
    const covers = [...this.root.querySelectorAll(COVERS)];
    // A panel grows when what it holds arrives.
    for (const cover of covers) if (!this.#watched.has(cover)) this.#sizes.observe(cover);
    this.#watched = new Set(covers);
    this.#covered = covers.map(boxOf).filter(({ left, right }) => right > left);
    const found = [...this.layer.querySelectorAll<HTMLElement>('.pin')].flatMap((pin) => {
      const name = pin.querySelector<HTMLElement>('.pin-name');
      return name ? [{ pin, name }] : [];
    });
    wrapTight(found.map(({ name }) => name));
    this.#named = found.map(({ pin, name }) => ({ pin, name, width: name.offsetWidth, height: name.offsetHeight }));
    this.#choose();
  }

  #label({ pin, width, height }: Named): Label | undefined {
    const [, x, y] = pin.style.visibility === 'hidden' ? [] : (PLACED.exec(pin.style.transform) ?? []);
    if (x === undefined || y === undefined) return undefined;
    const { label, type } = pin.dataset;
    const asked = this.root.dataset['labels'] === undefined ? undefined : 3;
    const wanted = type === 'link' ? 1 : label === 'always' ? 2 : asked;
    const rank = pin === this.#active ? 0 : wanted;
    const place = pin.dataset['name'];
    const now = place === 'below' || place === 'above' ? place : undefined;
    return { x: Number(x), y: Number(y), width, height, rank, place: now };
  }

  #choose(): void {
    const seen = this.#named.flatMap((named) => {
      const label = this.#label(named);
      return label ? [{ named, label }] : [];
    });
    const chosen = chooseLabels(
      seen.map(({ label }) => label),
      this.#size,
      this.#covered,
    );
    seen.forEach(({ named: { pin } }, index) => {
      const place = chosen[index] ?? '';
      if (pin.dataset['name'] !== place) pin.dataset['name'] = place;
    });
  }

  dispose(): void {
    this.#stopping.abort();
    cancelAnimationFrame(this.#waiting);
    for (const watch of [this.#moves, this.#changes, this.#sizes]) watch.disconnect();
  }
}
