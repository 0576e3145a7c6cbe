import type { Tour } from '../tour/tour';

export interface LoadedTours {
  tours: Tour[];
  /** Could not be read now. */
  missing: string[];
}

/** Enough of a tour to be shown: what was published may be anything. */
const isShowable = ({ scenes, languages }: Partial<Tour>): boolean =>
  Array.isArray(scenes) && scenes.length > 0 && Array.isArray(languages) && languages.length > 0;

/** Those that can be read, in the order that was asked for. */
export async function loadTours(
  ids: readonly string[],
  load: (id: string) => Promise<Tour>,
  onFault: (id: string, error: unknown) => void,
): Promise<LoadedTours> {
  const missing: string[] = [];
  const found = await Promise.all(
    ids.map(async (id) => {
      try {
        const tour = await load(id);
        if (isShowable(tour)) return tour;
        throw new Error(`The tour ${id} has no scenes.`);
      } catch (error) {
        missing.push(id);
        onFault(id, error);
        return undefined;
      }
    }),
  );
  return { tours: found.filter((tour) => tour !== undefined), missing };
}
