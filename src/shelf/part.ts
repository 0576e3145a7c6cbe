/**
 * A site is put together from parts that are stored, published and rolled back each on its own: every tour, the pages that all tours
 * share (catalogue, signs, page for wrong addresses), and the application's files.
 */
export type Part = `tours/${string}` | 'pages' | 'app';

const PART = /^(?:pages|app|tours\/[a-z0-9]+(?:-[a-z0-9]+)*)$/;

export const isPart = (text: string): text is Part => text.length <= 80 && PART.test(text);

export const partOfTour = (tour: string): Part => `tours/${tour}`;

/** The id of the tour that a part is; undefined for the others. */
export const tourOfPart = (part: Part): string | undefined =>
  part.startsWith('tours/') ? part.slice('tours/'.length) : undefined;
