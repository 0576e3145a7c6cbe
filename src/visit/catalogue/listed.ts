import type { CatalogueEntry } from '../../tour/page';
import type { Text } from '../../tour/text';
import known from './sites.json';

/** A heritage site that may have no tour yet. */
export interface KnownSite {
  id: string;
  name: Text;
  province: string;
  /** The wards or communes where it stands. */
  place: Text;
  rank?: Text;
  lat: number;
  lon: number;
  /** Its place on the map is not more exact than `accuracy`, in metres. */
  approximate: boolean;
  accuracy: number;
  text: Text;
  sources: readonly string[];
  /** The scene of a tour of several sites that shows this one. */
  shownIn?: { tour: string; scene: string };
  /** The group of sites that it is told with. */
  group?: string;
}

/** Sites of one province that belong together. */
export interface SiteGroup {
  id: string;
  name: Text;
  note: Text;
}

export interface Province {
  id: string;
  name: Text;
}

export interface Sites {
  provinces: readonly Province[];
  groups: readonly SiteGroup[];
  sites: readonly KnownSite[];
}

export const KNOWN_SITES: Sites = known;

/** What the catalogue lists: a tour, or a site without one. */
export interface Listed {
  id: string;
  title: Text;
  rank?: Text | undefined;
  place?: Text | undefined;
  text?: Text | undefined;
  location?: { lat: number; lon: number } | undefined;
  isApproximate: boolean;
  /** Where what is said of a site can be looked up; a tour names its own. */
  sources: readonly string[];
  tour?: CatalogueEntry | undefined;
  /** The scene of another tour that shows it. */
  shownIn?: { tour: CatalogueEntry; scene: string } | undefined;
  group?: SiteGroup | undefined;
}

export interface ListedProvince {
  /** Undefined for what names no province that is known. */
  province: Province | undefined;
  listed: readonly Listed[];
}

const fromTour = (tour: CatalogueEntry, site: KnownSite | undefined): Listed => ({
  id: tour.id,
  title: tour.title,
  rank: tour.rank ?? site?.rank,
  place: tour.address,
  text: tour.summary,
  location: tour.location ?? (site && { lat: site.lat, lon: site.lon }),
  isApproximate: site?.approximate ?? false,
  sources: [],
  tour,
});

function fromSite(site: KnownSite, tours: readonly CatalogueEntry[], groups: readonly SiteGroup[]): Listed {
  const { id, name, rank, place, text, lat, lon, approximate, sources, shownIn } = site;
  const tour = tours.find((one) => one.id === shownIn?.tour);
  return {
    id,
    title: name,
    ...(rank && { rank }),
    place,
    text,
    location: { lat, lon },
    isApproximate: approximate,
    sources,
    group: groups.find((one) => one.id === site.group),
    ...(tour && shownIn && { shownIn: { tour, scene: shownIn.scene } }),
  };
}

/** What stands alone, and the groups, in the order in which they are listed. */
export function byGroup(listed: readonly Listed[]): ReadonlyMap<SiteGroup | undefined, readonly Listed[]> {
  const parts = new Map<SiteGroup | undefined, Listed[]>();
  for (const place of listed) parts.set(place.group, [...(parts.get(place.group) ?? []), place]);
  return parts;
}

/** Tours and sites by province, in each the tours first. */
export function listByProvince(
  tours: readonly CatalogueEntry[],
  { provinces, groups, sites }: Sites,
): ListedProvince[] {
  const siteOf = new Map(sites.map((site) => [site.id, site]));
  const withTour = new Set(tours.map(({ id }) => id));
  const provinceOf = (tour: CatalogueEntry): string | undefined => tour.province ?? siteOf.get(tour.id)?.province;
  const names = new Set(provinces.map(({ id }) => id));
  const rest = tours.filter((tour) => !names.has(provinceOf(tour) ?? ''));
  const lists = provinces.map((province) => ({
    province,
    listed: [
      ...tours.filter((tour) => provinceOf(tour) === province.id).map((tour) => fromTour(tour, siteOf.get(tour.id))),
      ...sites
        .filter((site) => site.province === province.id && !withTour.has(site.id))
        .map((site) => fromSite(site, tours, groups)),
    ],
  }));
  return [...lists, { province: undefined, listed: rest.map((tour) => fromTour(tour, undefined)) }].filter(
    ({ listed }) => listed.length > 0,
  );
}
