import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { act } from '@testing-library/react';
import { vi } from 'vitest';
import type { ScenePageData } from '../../src/tour/page';
import type { Tour } from '../../src/tour/tour';
import { enterVisit } from '../../src/visit/enter';
// What is fetched late is at hand here, so that it comes at once when it is wanted.
import '../../src/visit/Panels';
import { createPageWriter } from '../../src/visit/pages';
import { toViewerScene } from '../../src/viewer/viewer-scene';
import { FakeViewer } from './fake-viewer';
import { context, tour as sample } from './sample-tour';

/** What the network answers for the tour's manifest; replace it to let it fail or wait. */
export interface Network {
  manifest: () => Promise<Response>;
  asked: string[];
}

export const answer = (tour: Tour): Promise<Response> => Promise.resolve(Response.json(tour));

/** So that what is not open is hidden here as well. */
const SHEETS = readFileSync(resolve(import.meta.dirname, '../../src/ui/sheet.css'), 'utf8');

// jsdom lays nothing out and so has nowhere to scroll.
Element.prototype.scrollIntoView = () => undefined;

/** The page of a scene as press writes it, loaded into the document at an address, not yet awake. */
export function loadPage(address: string, tour: Tour = sample): ScenePageData {
  const { pathname } = new URL(address, location.href);
  const [, lang = '', , id] = pathname.split('/');
  const scene = tour.scenes.find((candidate) => candidate.id === id);
  if (!scene) throw new Error(`no scene ${id}`);
  history.replaceState(null, '', address);
  const html = createPageWriter().scene(tour, scene, context(lang));
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.lang = parsed.documentElement.lang;
  document.title = parsed.title;
  document.documentElement.classList.add('js');
  document.body.replaceChildren(...parsed.body.childNodes);
  document.head.innerHTML = `<style>${SHEETS}</style>`;
  return JSON.parse(document.querySelector('#page')?.textContent ?? '') as ScenePageData;
}

export interface OpenPage {
  viewer: FakeViewer;
  page: ScenePageData;
  network: Network;
}

let leave: (() => void) | undefined;

export function leavePage(): void {
  act(() => leave?.());
  leave = undefined;
}

interface Opening {
  /** Changes the page before it wakes up. */
  spoil?: () => void;
  manifest?: Network['manifest'];
  /** Whether nobody needs the line, so that what is fetched ahead is there. */
  idle?: boolean;
}

/** Opens a scene's page and wakes it up. */
export async function openPage(address: string, tour: Tour = sample, opening: Opening = {}): Promise<OpenPage> {
  leavePage();
  const { spoil, idle = true, manifest = () => answer(tour) } = opening;
  const network: Network = { manifest, asked: [] };
  const waiting: (() => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (task: () => void) => waiting.push(task));
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  vi.stubGlobal('fetch', (url: string) => {
    network.asked.push(url);
    return network.manifest();
  });
  const page = loadPage(address, tour);
  spoil?.();
  const viewer = new FakeViewer(toViewerScene(page.scene, page.folder));
  await act(async () => void (leave = await enterVisit(viewer, page)));
  if (idle) await act(async () => waiting.forEach((task) => task()));
  await act(() => new Promise<void>((done) => setTimeout(done, 20)));
  return { viewer, page, network };
}
