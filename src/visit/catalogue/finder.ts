import { packCache } from '../../pack/store';
import { keptNotes } from '../kept-notes';
import { finds, fold } from './fold';
import { kilometresBetween, type Point } from './distance';

/*
 * The catalogue's only script: the list is whole without it. What a visitor types and where they are stays in the page.
 */

interface Entry {
  card: HTMLElement;
  words: string;
  point: Point | undefined;
}

const entryOf = (card: HTMLElement): Entry => {
  const { lat, lon, names = '' } = card.dataset;
  const point = lat === undefined || lon === undefined ? undefined : { lat: Number(lat), lon: Number(lon) };
  return { card, words: fold(`${card.querySelector('h3')?.textContent ?? ''} ${names}`), point };
};

const valueOf = (form: HTMLFormElement, name: string): string => {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : '';
};

function filter(form: HTMLFormElement, entries: readonly Entry[]): void {
  const [typed, province, rank] = [fold(valueOf(form, 'words')), valueOf(form, 'province'), valueOf(form, 'rank')];
  const isAsked = typed + province + rank !== '';
  let count = 0;
  for (const { card, words } of entries) {
    const { dataset } = card;
    const fits = (province === '' || dataset['province'] === province) && (rank === '' || dataset['rank'] === rank);
    card.hidden = !(fits && finds(typed, words));
    if (!card.hidden) count++;
  }
  for (const section of document.querySelectorAll<HTMLElement>('.province')) {
    section.hidden = section.querySelector('.card:not([hidden])') === null;
    const more = section.querySelector('details');
    if (more && isAsked) more.open = more.querySelector('.card:not([hidden])') !== null;
  }
  const none = document.querySelector<HTMLElement>('.nothing');
  if (none) none.hidden = count > 0;
  const found = form.querySelector('.found');
  if (found) found.textContent = isAsked ? (form.dataset['count'] ?? '').replace('{count}', String(count)) : '';
}

/** Tours that this device holds say so. What was noted is asked for again: the device may have taken it away. */
async function markKept(): Promise<void> {
  for (const { tour } of keptNotes()) {
    const badge = document.querySelector<HTMLElement>(`[data-tour="${CSS.escape(tour)}"] .kept`);
    if (badge && (await caches.has(packCache(tour)))) badge.hidden = false;
  }
}

/** Says at each place how far it is, and puts the nearer first. */
function sortByDistance(form: HTMLFormElement, entries: readonly Entry[], here: Point): void {
  const format = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: 2 });
  const away = (point: Point | undefined): number => (point ? kilometresBetween(here, point) : Infinity);
  for (const { card, point } of [...entries].sort((a, b) => away(a.point) - away(b.point))) {
    const words = card.querySelector<HTMLElement>('.distance');
    if (words && point) {
      words.hidden = false;
      words.textContent = (form.dataset['distance'] ?? '').replace('{km}', format.format(away(point)));
    }
    card.parentElement?.append(card);
  }
  const sections = [...document.querySelectorAll<HTMLElement>('.province')];
  const nearest = (section: HTMLElement): number =>
    Math.min(...entries.filter(({ card }) => section.contains(card)).map(({ point }) => away(point)));
  for (const section of sections.sort((a, b) => nearest(a) - nearest(b))) section.parentElement?.append(section);
}

function start(form: HTMLFormElement): void {
  let entries: Entry[] | undefined;
  const all = (): Entry[] => (entries ??= [...document.querySelectorAll<HTMLElement>('.province .card')].map(entryOf));
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => filter(form, all()));
  document.querySelector('.nothing button')?.addEventListener('click', () => {
    form.reset();
    filter(form, all());
    form.querySelector('input')?.focus();
  });
  form.querySelector('.near')?.addEventListener('click', () => {
    const found = form.querySelector('.found');
    const deny = (): void => void (found && (found.textContent = form.dataset['denied'] ?? ''));
    if (!('geolocation' in navigator)) return deny();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => sortByDistance(form, all(), { lat: coords.latitude, lon: coords.longitude }),
      deny,
      { maximumAge: 300_000, timeout: 15_000 },
    );
  });
}

const form = document.querySelector<HTMLFormElement>('.finder');
if (form) start(form);
// Browsers without a store keep nothing, and so have nothing to say.
markKept().catch(() => undefined);
