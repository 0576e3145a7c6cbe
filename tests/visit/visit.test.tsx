import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Tour } from '../../src/tour/tour';
import { scenePageData } from '../../src/visit/pages';
import { Visit } from '../../src/visit/visit';
import { toViewerScene } from '../../src/viewer/viewer-scene';
import { FakeViewer } from './fake-viewer';
import { context, gate, tour } from './sample-tour';

const GATE = '/vi/thanh-co/cong-tien';
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

function begin(network: () => Promise<Response>, of: Tour = tour) {
  history.replaceState(null, '', GATE);
  vi.stubGlobal('fetch', vi.fn(network));
  const page = scenePageData(of, gate, context('vi'));
  const viewer = new FakeViewer(toViewerScene(gate, page.folder));
  const leave = vi.fn<(address: string) => void>();
  const wantPanels = vi.fn<() => void>();
  const visit = new Visit({ viewer, page, wantPanels, leave });
  stop = visit.start();
  return { visit, viewer, leave, wantPanels };
}

let stop: (() => void) | undefined;
afterEach(() => {
  stop?.();
  vi.unstubAllGlobals();
});

const ok = () => Promise.resolve(Response.json(tour));

describe('a visit whose manifest does not come', () => {
  it.each([
    ['the network is gone', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the file is missing', () => Promise.resolve(new Response('', { status: 404 }))],
    ['a network answers with its own page', () => Promise.resolve(new Response('<html>Log in</html>'))],
    ['something else is answered', () => Promise.resolve(Response.json({ error: 'busy' }))],
  ])('opens the other scene’s own page when %s', async (_, network) => {
    const { visit, leave } = begin(network);
    visit.goTo({ scene: 'dai-tuong-niem' });
    await vi.waitFor(() => expect(leave).toHaveBeenCalledWith('/vi/thanh-co/dai-tuong-niem'));
    expect(visit.snapshot().scene.id).toBe('cong-tien');
  });

  it('opens the same place’s page in the other language', async () => {
    const { visit, viewer, leave } = begin(() => Promise.reject(new TypeError('Failed to fetch')));
    viewer.look({ yaw: 9, pitch: 0, fov: 90 });
    visit.switchTo('en');
    await vi.waitFor(() => expect(leave).toHaveBeenCalledWith('/en/thanh-co/cong-tien?v=9,0,90'));
  });

  it('is asked for again at the next use after a failure ahead of it', async () => {
    const answers = [() => Promise.reject(new TypeError('Failed to fetch')), ok];
    const { visit, viewer, leave } = begin(() => answers.shift()?.() ?? ok());
    void visit.prepare();
    await settle();
    visit.goTo({ scene: 'dai-tuong-niem' });
    await vi.waitFor(() => expect(viewer.scene.id).toBe('dai-tuong-niem'));
    expect(leave).not.toHaveBeenCalled();
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});

describe('a visit', () => {
  it('opens the page of a scene that the manifest does not know', async () => {
    const { visit, leave } = begin(ok);
    visit.goTo({ scene: 'moi-them' });
    await vi.waitFor(() => expect(leave).toHaveBeenCalledWith('/vi/thanh-co/moi-them'));
  });

  it('keeps the compass heading where a link names no view', async () => {
    const { visit, viewer } = begin(ok);
    viewer.look({ yaw: 100, pitch: -10, fov: 60 });
    visit.goTo({ scene: 'dai-tuong-niem' });
    await vi.waitFor(() => expect(viewer.scene.id).toBe('dai-tuong-niem'));
    expect(viewer.view).toEqual({ yaw: 10, pitch: 0, fov: 85 });
  });

  it('goes where it was asked last', async () => {
    const { visit, viewer } = begin(ok);
    const arrivals: (() => void)[] = [];
    viewer.showing = () => new Promise((done) => arrivals.push(done));
    visit.goTo({ scene: 'dai-tuong-niem' });
    await vi.waitFor(() => expect(arrivals).toHaveLength(1));
    visit.goTo({ scene: 'cong-tien' });
    await vi.waitFor(() => expect(arrivals).toHaveLength(2));
    arrivals.reverse().forEach((arrive) => arrive());
    await settle();
    expect(visit.snapshot()).toMatchObject({ scene: { id: 'cong-tien' }, busy: false });
  });

  it('puts the address right when going back fails', async () => {
    const { visit, viewer } = begin(ok);
    visit.goTo({ scene: 'dai-tuong-niem' });
    await vi.waitFor(() => expect(location.pathname).toBe('/vi/thanh-co/dai-tuong-niem'));
    viewer.showing = () => Promise.reject(new Error('no network'));
    history.back();
    await vi.waitFor(() => expect(visit.snapshot().failure).toMatchObject({ scene: 'cong-tien' }));
    expect(location.pathname).toBe('/vi/thanh-co/dai-tuong-niem');
  });

  it('writes the view to the address at rest only, and not at all where it is the scene’s own', async () => {
    const { viewer } = begin(ok);
    viewer.view = { yaw: 9, pitch: 1, fov: 80 };
    viewer.emit('view');
    expect(location.search).toBe('');
    viewer.emit('rest');
    expect(location.search).toBe('?v=9,1,80');
    viewer.look({ yaw: 0, pitch: 0, fov: 90 });
    await vi.waitFor(() => expect(location.search).toBe(''));
  });

  it('leaves the address alone while a view rests for a moment only, again and again', async () => {
    const { viewer } = await begin(ok);
    const write = vi.spyOn(history, 'replaceState');
    for (let yaw = 1; yaw <= 60; yaw++) viewer.look({ yaw, pitch: 0, fov: 90 });
    expect(write).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(location.search).toContain('60'));
    expect(write).toHaveBeenCalledTimes(2);
    write.mockRestore();
  });

  it('ends where the last of several steps back leads', async () => {
    const { visit, viewer } = begin(ok);
    visit.goTo({ scene: 'dai-tuong-niem' });
    await vi.waitFor(() => expect(location.pathname).toBe('/vi/thanh-co/dai-tuong-niem'));
    visit.switchTo('en');
    await vi.waitFor(() => expect(location.pathname).toBe('/en/thanh-co/dai-tuong-niem'));
    history.back();
    await new Promise((done) => addEventListener('popstate', done, { once: true }));
    history.back();
    await vi.waitFor(() => expect(viewer.scene.id).toBe('cong-tien'));
    await settle();
    expect(visit.snapshot()).toMatchObject({ lang: 'vi', scene: { id: 'cong-tien' }, busy: false });
    expect(location.pathname).toBe(GATE);
  });

  it('tells of missing WebGL rather than greets, also when that is known from the start', async () => {
    const { visit, viewer } = begin(ok);
    viewer.emit('failed');
    expect(visit.snapshot().notice).toBe('simple');
  });

  it('asks for what opens beside the picture when it is opened, and tells when it does not come', async () => {
    const { visit, wantPanels } = begin(ok);
    expect(wantPanels).not.toHaveBeenCalled();
    visit.toggle('about');
    expect(wantPanels).toHaveBeenCalled();
    visit.missPanels();
    expect(visit.snapshot()).toMatchObject({ open: undefined, notice: 'partFailed' });
    await settle();
  });

  it('knows every scene once the manifest has come, not before', async () => {
    const scenes = Array.from({ length: 5 }, (_, index) => ({ ...gate, id: `canh-${index}`, hotspots: [] }));
    const { visit } = begin(() => Promise.resolve(Response.json({ ...tour, scenes: [...tour.scenes, ...scenes] })), {
      ...tour,
      scenes: [...tour.scenes, ...scenes],
    });
    expect(visit.snapshot().outline).toMatchObject({
      isWhole: false,
      scenes: [{ id: 'cong-tien' }, { id: 'dai-tuong-niem' }],
    });
    void visit.prepare();
    await vi.waitFor(() => expect(visit.snapshot().outline.scenes).toHaveLength(7));
    expect(visit.snapshot().outline.isWhole).toBe(true);
  });

  it('stops listening when it is left', async () => {
    const { viewer } = begin(ok);
    expect(viewer.listening).toBeGreaterThan(0);
    stop?.();
    expect(viewer.listening).toBe(0);
  });
});
