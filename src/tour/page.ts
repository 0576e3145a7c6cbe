import type { Credit, Rights } from './credit';
import type { Language } from './language';
import type { ListedFile } from './published';
import type { PublishedFile } from './published-shape';
import type { PosterData } from './pyramid-shape';
import type { Scene } from './scene';
import type { Text } from './text';
import type { Tour } from './tour';
import type { ViewHint } from './view-shape';

/** What the built application gives to the pages that press writes. Addresses start with `/`. */
export interface PageAssets {
  /** The whole style sheet, inlined into each page. */
  css: string;
  /** The script that shows the first view and then starts the application, inlined. */
  starter: string;
  /** The application's module, and every other file that it needs at once. */
  entry: string;
  preload: readonly string[];
  /** The catalogue's script, which searches it. */
  finder?: string;
  /** A style sheet with the fonts, loaded after the first view. */
  fonts?: string;
  /** The script of the page on which a sign’s code is typed, inlined. */
  codes?: string;
  /** Every file of the application that a visit may ask for, by address: what an offline pack holds beside the tour's. */
  app?: readonly ListedFile[];
  /** The kiosk's own code, of which visitors load nothing. */
  kiosk?: KioskAssets;
  /** Modules that a development server adds to every page. */
  development?: readonly string[];
}

export interface KioskAssets {
  entry: string;
  css: readonly string[];
  /** The script that takes back a version which does not even start, inlined. */
  guard: string;
  /** All files that it may ask for. */
  files: readonly ListedFile[];
}

export interface PageContext {
  assets: PageAssets;
  lang: Language;
  /** `https://…` without a slash at its end; absolute addresses in share cards need it. */
  origin?: string;
  /** Address that visits through signs are told to; nothing is counted without it. */
  counts?: string;
  /** The pages go on a stick, where people may open them without a server. */
  portable?: boolean;
}

/** What the catalogue knows of a published tour. */
export interface CatalogueEntry {
  id: string;
  languages: readonly Language[];
  title: Text;
  summary?: Text;
  rank?: Text;
  address?: Text;
  province?: string;
  location?: { lat: number; lon: number };
  scenes: number;
  start: string;
  /** Of the start scene. */
  poster?: PosterData;
  /** What the start scene's picture is: honest cards say so when it is no photograph. */
  origin?: NonNullable<Scene['media']['origin']>;
}

/** What the page behind a printed code knows. It is in no language of its own. */
export interface SignPage {
  code: string;
  /** What the sign was printed for. */
  tour: string;
  title: Text;
  tourTitle: Text;
  /** Where it leads today, if anything is left to lead to. */
  to?: {
    tour: string;
    scene: string;
    title: Text;
    tourTitle: Text;
    languages: readonly Language[];
    view?: ViewHint;
    hotspot?: string;
    /** Address of the picture for share cards. */
    share?: string;
  };
  /** Not the place that the sign was printed for: the nearest one that is left. */
  moved: boolean;
  /** Where visits are counted; nothing is counted without it. */
  counts?: string;
}

/** Writes the HTML documents of the site. The visit implements it; press only knows this. */
export interface PageWriter {
  /** All languages that pages are written in for a tour that has words in some. */
  languages(own: readonly Language[]): readonly Language[];
  scene(tour: Tour, scene: Scene, context: PageContext): string;
  /** The light frame for other sites. */
  embed(tour: Tour, scene: Scene, context: PageContext): string;
  tour(tour: Tour, context: PageContext): string;
  catalogue(entries: readonly CatalogueEntry[], context: PageContext): string;
  sign(sign: SignPage, context: PageContext): string;
  /** Where a code is typed by hand. */
  codes(context: PageContext): string;
  notFound(context: PageContext): string;
  /** The page that a kiosk opens. */
  kiosk?(tour: Tour, context: PageContext): string;
  /** What browsers ask before they put the site on a home screen. */
  webManifest(entries: readonly CatalogueEntry[], context: PageContext): string;
}

/**
 * What a scene's screen shows of the rest of its tour. A page carries only what its scene and language need of it: the scenes
 * are those that it leads to, so that a page weighs the same in a tour of three scenes and of three hundred.
 */
export interface TourOutline {
  scenes: readonly SceneOutline[];
  /** Whether these are all of the tour's scenes. */
  isWhole?: boolean;
  credits: readonly Credit[];
  rights?: Rights;
  notice?: Text;
  /** As in `published.files`. */
  files: Readonly<Record<string, PublishedFile>>;
}

export interface SceneOutline {
  id: string;
  title: Text;
  /** Path of a small picture below the tour's published folder. */
  thumb?: string;
}

/** The JSON in a scene page's `<script type="application/json" id="page">`: what the first view and the visit start with. */
export interface ScenePageData {
  lang: Language;
  /** The words around the picture, by key. */
  words: Readonly<Record<string, string>>;
  tour: string;
  languages: readonly Language[];
  title: Text;
  /** Address of the tour's published folder, with a slash at its end: `/tours/<id>/`. */
  folder: string;
  /** Address of the whole published manifest, fetched after the first view. */
  manifest: string;
  scene: Scene;
  outline: TourOutline;
  entry: string;
  preload: readonly string[];
  fonts?: string;
  /** As in `PageContext`: only where a server counts. */
  counts?: string;
}
