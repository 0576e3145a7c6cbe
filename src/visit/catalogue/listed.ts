import type { CatalogueEntry } from '../../tour/page';
import type { Text } from '../../tour/text';
import known from './sites.json';

/** A heritage site that may have no tour yet. */
export interface KnownSite {
  id: string;
  name: Text;
  province: string;
  ward: string;
  rank?: Text;
  lat: number;
  lon: number;
  /** Its place on the map is not more exact than `accuracy`, in metres. */
  approximate: boolean;
  accuracy: number;
  text: Text;
  sources: readonly string[];
}

export interface Province {
  id: string;
  name: Text;
}

export interface Sites {
  provinces: readonly Province[];
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

const fromSite = ({ id, name, rank, ward, text, lat, lon, approximate, sources }: KnownSite): Listed => ({
  id,
  title: name,
  ...(rank && { rank }),
  place: { vi: ward },
  text,
  location: { lat, lon },
  isApproximate: approximate,
  sources,
});

/** Tours and sites by province, in each the tours first. */
export function listByProvince(tours: readonly CatalogueEntry[], { provinces, sites }: Sites): ListedProvince[] {
  const siteOf = new Map(sites.map((site) => [site.id, site]));
  const withTour = new Set(tours.map(({ id }) => id));
  const provinceOf = (tour: CatalogueEntry): string | undefined => tour.province ?? siteOf.get(tour.id)?.province;
  const names = new Set(provinces.map(({ id }) => id));
  const rest = tours.filter((tour) => !names.has(provinceOf(tour) ?? ''));
  const lists = provinces.map((province) => ({
    province,
    listed: [
      ...tours.filter((tour) => provinceOf(tour) === province.id).map((tour) => fromTour(tour, siteOf.get(tour.id))),
      ...sites.filter((site) => site.province === province.id && !withTour.has(site.id)).map(fromSite),
    ],
  }));
  return [...lists, { province: undefined, listed: rest.map((tour) => fromTour(tour, undefined)) }].filter(
    ({ listed }) => listed.length > 0,
  );
}
