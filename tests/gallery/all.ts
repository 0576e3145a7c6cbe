import type { Specimen } from './specimen';

const FILES = import.meta.glob<Record<string, Specimen>>('./specimens/*.tsx', { eager: true });

/** Every specimen by its name: `points`, or `points/dark` where a file has several. */
export const SPECIMENS: ReadonlyMap<string, Specimen> = new Map(
  Object.entries(FILES).flatMap(([path, specimens]) => {
    const file = path.replace(/^.*\/|\.tsx$/g, '');
    return Object.entries(specimens).map(([name, specimen]): [string, Specimen] => [
      name === 'specimen' ? file : `${file}/${name}`,
      specimen,
    ]);
  }),
);
