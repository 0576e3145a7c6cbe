import '@testing-library/jest-dom/vitest';
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { leavePage, loadPage, openPage } from './open-page';
import { gate, memorial, tour, withHotspots } from './sample-tour';

const GATE = '/vi/thanh-co/cong-tien';
const sheet = (name: string): HTMLElement => screen.getByRole('region', { name });
const isOpen = (name: string): boolean => screen.queryByRole('region', { name })?.hasAttribute('data-open') ?? false;
const address = (): string => location.pathname + location.search;
const wait = (ms: number): Promise<void> => act(() => new Promise<void>((done) => setTimeout(done, ms)));
/** Moves through the history and waits until the browser has done so. */
const travel = (move: () => unknown): Promise<void> =>
  act(async () => {
    const moved = new Promise((done) => addEventListener('popstate', done, { once: true }));
    await move();
    await moved;
  });
const back = (): Promise<void> => travel(() => history.back());

let complaints: MockInstance<typeof console.error>;
beforeEach(() => {
  complaints = vi.spyOn(console, 'error');
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  leavePage();
  expect(complaints.mock.calls).toEqual([]);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('a page that wakes up', () => {
  it.each(['/vi/thanh-co/cong-tien', '/en/thanh-co/cong-tien', '/en/thanh-co/dai-tuong-niem'])(
    'is taken over at %s without being drawn again',
    async (path) => {
      loadPage(path);
      const html = document.querySelector('#app')?.innerHTML;
      sessionStorage.setItem('greeted:thanh-co', '');
      await openPage(path, tour, { manifest: () => Promise.reject(new TypeError('Failed to fetch')) });
      expect(document.querySelector('#app')?.innerHTML).toBe(html);
      expect(document.querySelector('#app')).toHaveAttribute('data-awake');
    },
  );

  it('would complain if the page had been written differently', async () => {
    const told = vi.fn((event: Event) => event.preventDefault());
    addEventListener('error', told);
    await openPage(GATE, tour, { spoil: () => document.querySelector('h1')?.replaceChildren('other words') });
    removeEventListener('error', told);
    expect(told).toHaveBeenCalledOnce();
  });

  it('glues its pins and brings its fonts', async () => {
    const { viewer } = await openPage(GATE);
    expect(viewer.glued).toBe(document.querySelector('.pins'));
    expect(document.querySelector('head link[href="/assets/fonts.css"]')).not.toBeNull();
  });

  it('fetches the rest of the tour once, ahead of its first use', async () => {
    const { network } = await openPage(GATE);
    await wait(600);
    await userEvent.click(screen.getByRole('link', { name: 'Đài tưởng niệm' }));
    await screen.findByRole('heading', { level: 1, name: 'Đài tưởng niệm trung tâm' });
    expect(network.asked).toEqual(['/tours/thanh-co/tour-0123456789abcdef.json']);
  });

  it('greets with the tour’s own words until they are put away', async () => {
    await openPage(GATE, tour, { idle: false });
    const notices = document.querySelector<HTMLElement>('.notices');
    if (!notices) throw new Error('no notices');
    expect(within(notices).getByText('Đây là nơi tưởng niệm.')).toBeVisible();
    await userEvent.click(within(notices).getByRole('button', { name: 'Đóng' }));
    expect(within(notices).queryByText('Đây là nơi tưởng niệm.')).toBeNull();
    await openPage(GATE);
    expect(document.querySelector('.notice')).toBeNull();
  });

  it('greets only after what the address opens was closed', async () => {
    await openPage(`${GATE}?h=vong-lau`);
    expect(document.querySelector('.notice')).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('.notice')).toHaveTextContent('Đây là nơi tưởng niệm.');
  });

  it('has greeted when one opens something', async () => {
    await openPage(GATE);
    await userEvent.click(screen.getByRole('button', { name: 'Về cảnh này' }));
    expect(document.querySelector('.notice')).toBeNull();
  });
});

describe('what lies around the picture', () => {
  it.each([
    [GATE, 'Cổng Tiền', 'Các cảnh', 'Về cảnh này', 'Mô hình minh họa, không phải ảnh chụp tại di tích'],
    [
      GATE.replace('vi', 'en'),
      'The front gate',
      'Scenes',
      'About this scene',
      'Illustrative model, not a photograph of the site',
    ],
  ])('at %s names the place and offers the tools', async (path, ...words) => {
    const [title, scenes, about, origin] = words;
    const { viewer } = await openPage(path);
    const top = within(screen.getByRole('banner'));
    expect(top.getByRole('heading', { level: 1, name: title })).toBeVisible();
    expect(top.getByText(origin)).toBeVisible();
    for (const name of [scenes, about]) {
      expect(screen.getByRole('button', { name })).toHaveAttribute('aria-expanded', 'false');
      await userEvent.click(screen.getByRole('button', { name }));
      expect(isOpen(name)).toBe(true);
      expect(screen.getByRole('button', { name })).toHaveAttribute('aria-expanded', 'true');
    }
    expect(isOpen(scenes)).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: path.startsWith('/vi') ? 'Phóng to' : 'Zoom in' }));
    expect(viewer.zoomed).toBeGreaterThan(1);
  });

  it('steps back while the picture moves', async () => {
    const { viewer } = await openPage(GATE);
    const app = document.querySelector('#app');
    act(() => viewer.emit('view'));
    expect(app).toHaveAttribute('data-moving');
    act(() => viewer.emit('rest'));
    expect(app).not.toHaveAttribute('data-moving');
  });

  it('says that pictures are shown simply where there is no WebGL', async () => {
    const { viewer } = await openPage(GATE);
    act(() => viewer.emit('failed'));
    expect(screen.getByText(/không hiển thị được hình 3D/)).toBeVisible();
  });
});

describe('an info point', () => {
  it('opens beside the picture, takes the focus and gives it back', async () => {
    const { viewer } = await openPage(GATE);
    const pin = screen.getAllByRole('button', { name: 'Vọng lâu' })[0];
    if (!pin) throw new Error('no pin');
    pin.focus();
    await userEvent.keyboard('{Enter}');
    expect(sheet('Vọng lâu')).toHaveTextContent('Mái cong, lợp ngói.');
    expect(within(sheet('Vọng lâu')).getByAltText('Mái ngói')).toBeVisible();
    expect(screen.getByRole('heading', { level: 2, name: 'Vọng lâu' })).toHaveFocus();
    expect(address()).toBe(`${GATE}?v=0,14,90&h=vong-lau`);
    expect(viewer.view).toMatchObject({ yaw: 0, pitch: 14 });
    await travel(() => userEvent.keyboard('{Escape}'));
    expect(isOpen('Vọng lâu')).toBe(false);
    expect(pin).toHaveFocus();
  });

  it('closes by its button and stays closed at the place one has turned to', async () => {
    const { viewer } = await openPage(GATE);
    await userEvent.click(screen.getAllByRole('button', { name: 'Vọng lâu' })[0] ?? document.body);
    act(() => viewer.look({ yaw: 40, pitch: 0, fov: 90 }));
    const close = within(sheet('Vọng lâu')).getByRole('button', { name: 'Đóng' });
    await travel(() => userEvent.click(close));
    expect(isOpen('Vọng lâu')).toBe(false);
    expect(viewer.view.yaw).toBe(40);
    expect(address()).toBe(`${GATE}?v=40,0,90`);
  });

  it('closes by going back, opens again by going forward', async () => {
    await openPage(GATE);
    await userEvent.click(screen.getAllByRole('button', { name: 'Vọng lâu' })[0] ?? document.body);
    await back();
    expect(isOpen('Vọng lâu')).toBe(false);
    await travel(() => history.forward());
    expect(isOpen('Vọng lâu')).toBe(true);
  });

  it('opens from an address that names it, whatever else the address carries', async () => {
    const { viewer } = await openPage(`${GATE}?fbclid=abc&h=vong-lau&utm_source=zalo`);
    expect(isOpen('Vọng lâu')).toBe(true);
    expect(viewer.view.pitch).toBe(14);
    expect(address()).not.toContain('fbclid');
  });

  it('that does not exist opens nothing', async () => {
    await openPage(`${GATE}?h=khong-co`);
    expect(document.querySelector('[data-open]')).toBeNull();
  });

  it('that was opened before the script came stays open', async () => {
    await openPage(`${GATE}#h-vong-lau`);
    expect(isOpen('Vọng lâu')).toBe(true);
    expect(location.hash).toBe('');
  });

  it('says that its words are not translated', async () => {
    await openPage('/en/thanh-co/cong-tien?h=sau-lung');
    await waitFor(() => expect(document.querySelector('#hotspot')).not.toBeNull());
    expect(sheet('Phía sau (not yet translated)')).toHaveTextContent('Chỉ có tiếng Việt.');
  });
});

describe('going to another scene', () => {
  it('happens in place: view, title, pins, focus and address follow', async () => {
    const { viewer } = await openPage(GATE);
    await userEvent.click(screen.getByRole('link', { name: 'Đài tưởng niệm' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Đài tưởng niệm trung tâm' });
    expect(heading).toHaveFocus();
    expect(viewer.scene.id).toBe('dai-tuong-niem');
    expect(viewer.view).toEqual({ yaw: 5, pitch: 4, fov: 85 });
    expect(document.title).toBe('Đài tưởng niệm trung tâm · Thành cổ Quảng Trị · Di sản 360°');
    expect(address()).toBe('/vi/thanh-co/dai-tuong-niem?v=5,4,85');
    expect(document.querySelectorAll('.pin')).toHaveLength(0);
    expect(viewer.glued).toBe(document.querySelector('.pins'));
    expect(screen.getByRole('status')).toHaveTextContent('Bạn đang ở: Đài tưởng niệm trung tâm');
  });

  it('from the list of scenes shows the scene’s own first view and closes the list', async () => {
    const { viewer } = await openPage(GATE);
    await userEvent.click(screen.getByRole('button', { name: 'Các cảnh' }));
    const list = within(sheet('Các cảnh'));
    expect(list.getByRole('link', { name: 'Cổng Tiền' })).toHaveAttribute('aria-current', 'page');
    await userEvent.click(list.getByRole('link', { name: 'Đài tưởng niệm trung tâm' }));
    await screen.findByRole('heading', { level: 1, name: 'Đài tưởng niệm trung tâm' });
    expect(viewer.view).toEqual({ yaw: 0, pitch: 4, fov: 85 });
    expect(document.querySelector('[data-open]')).toBeNull();
    await back();
    await screen.findByRole('heading', { level: 1, name: 'Cổng Tiền' });
    expect(document.querySelector('[data-open]')).toBeNull();
  });

  it('is undone by going back, to the view one had', async () => {
    const { viewer } = await openPage(GATE);
    act(() => viewer.look({ yaw: 33, pitch: -2, fov: 70 }));
    expect(address()).toBe(`${GATE}?v=33,-2,70`);
    await userEvent.click(screen.getByRole('link', { name: 'Đài tưởng niệm' }));
    await screen.findByRole('heading', { level: 1, name: 'Đài tưởng niệm trung tâm' });
    await back();
    await screen.findByRole('heading', { level: 1, name: 'Cổng Tiền' });
    expect(viewer.view).toEqual({ yaw: 33, pitch: -2, fov: 70 });
    expect(document.querySelectorAll('.pin')).toHaveLength(3);
    expect(address()).toBe(`${GATE}?v=33,-2,70`);
  });

  it('hides the pins of the scene one leaves as soon as the picture is another', async () => {
    const { viewer } = await openPage(GATE);
    viewer.scene = { ...viewer.scene, id: 'dai-tuong-niem' };
    act(() => viewer.emit('state'));
    expect(document.querySelector('.pins')).toHaveAttribute('data-leaving');
  });

  it('in a new tab is left to the browser', async () => {
    const { viewer } = await openPage(GATE);
    const link = screen.getByRole('link', { name: 'Đài tưởng niệm' });
    link.addEventListener('click', (event) => event.preventDefault());
    const user = userEvent.setup();
    await user.keyboard('{Control>}');
    await user.click(link);
    await user.keyboard('{/Control}');
    expect(viewer.scene.id).toBe('cong-tien');
  });

  it('says after a while that it takes a while', async () => {
    const { viewer } = await openPage(GATE);
    let arrive = (): void => undefined;
    viewer.showing = () => new Promise((done) => (arrive = done));
    vi.useFakeTimers({ shouldAdvanceTime: true });
    act(() => screen.getByRole('link', { name: 'Đài tưởng niệm' }).click());
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(document.querySelector('.progress')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(document.querySelector('.progress')).not.toBeNull();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await act(() => vi.advanceTimersByTimeAsync(3_000));
    expect(screen.getByRole('status')).toHaveTextContent('Đang tải, xin chờ trong giây lát…');
    vi.useRealTimers();
    await act(async () => arrive());
    await screen.findByRole('heading', { level: 1, name: 'Đài tưởng niệm trung tâm' });
    expect(document.querySelector('.progress')).toBeNull();
  });

  it.each([
    [GATE, 'Đài tưởng niệm', /^Không mở được cảnh “Đài tưởng niệm trung tâm”/, 'Thử lại', 'Cổng Tiền'],
    [
      '/en/thanh-co/cong-tien',
      'The memorial',
      /^“The central memorial” could not be opened/,
      'Try again',
      'The front gate',
    ],
  ])('that fails stays at %s, says so, and can be tried again', async (path, ...words) => {
    const [link, sentence, again, here] = words;
    const { viewer } = await openPage(path);
    viewer.showing = () => Promise.reject(new Error('no network'));
    await userEvent.click(screen.getByRole('link', { name: link }));
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByRole('alert')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: here })).toBeVisible();
    expect(address()).toBe(path);
    viewer.showing = () => Promise.resolve();
    await userEvent.click(screen.getByRole('button', { name: again }));
    await waitFor(() => expect(viewer.scene.id).toBe('dai-tuong-niem'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that is overtaken by another choice is no failure', async () => {
    const { viewer } = await openPage(GATE);
    viewer.showing = () => Promise.reject(Object.assign(new Error('another'), { name: 'AbortError' }));
    await userEvent.click(screen.getByRole('link', { name: 'Đài tưởng niệm' }));
    await wait(20);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('heading', { level: 1, name: 'Cổng Tiền' })).toBeVisible();
  });

  it('opens the point that a link names', async () => {
    const there = { ...memorial, hotspots: [{ ...gate.hotspots?.[0], id: 'mo' } as never] };
    const to = { scene: 'dai-tuong-niem', hotspot: 'mo' };
    const way = { id: 'den', type: 'link' as const, at: { yaw: 0, pitch: 0 }, title: { vi: 'Đi' }, to };
    await openPage(GATE, { ...withHotspots([way]), scenes: [{ ...gate, hotspots: [way] }, there] });
    await userEvent.click(screen.getAllByRole('link', { name: 'Đi' })[0] ?? document.body);
    await waitFor(() => expect(address()).toContain('h=mo'));
    expect(isOpen('Vọng lâu')).toBe(true);
  });
});

describe('another language', () => {
  it('comes in one tap and keeps scene, view and what is open', async () => {
    const { viewer } = await openPage(`${GATE}?h=vong-lau`);
    act(() => viewer.look({ yaw: 12, pitch: 3, fov: 80 }));
    await userEvent.click(screen.getByRole('link', { name: 'English' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'The front gate' })).toBeVisible();
    expect(isOpen('The watch-pavilion')).toBe(true);
    expect(sheet('The watch-pavilion')).toHaveTextContent('Curving eaves.');
    expect(viewer.view).toEqual({ yaw: 12, pitch: 3, fov: 80 });
    expect(address()).toBe('/en/thanh-co/cong-tien?v=12,3,80&h=vong-lau');
    expect(document.documentElement.lang).toBe('en');
    expect(document.title).toBe('The front gate · Quảng Trị Citadel · Di sản 360°');
    expect(screen.getByRole('button', { name: 'About this scene' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Tiếng Việt' })).toHaveFocus();
    expect(localStorage.getItem('lang')).toBe('en');
    await back();
    expect(await screen.findByRole('heading', { level: 1, name: 'Cổng Tiền' })).toBeVisible();
    expect(isOpen('Vọng lâu')).toBe(true);
    expect(document.documentElement.lang).toBe('vi');
  });
});

describe('a browser that denies things', () => {
  it('is not told apart from others by a visitor', async () => {
    const deny = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(deny);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(deny);
    vi.spyOn(history, 'pushState').mockImplementation(deny);
    const { viewer } = await openPage(GATE);
    vi.spyOn(history, 'replaceState').mockImplementation(deny);
    act(() => viewer.look({ yaw: 9, pitch: 0, fov: 90 }));
    await userEvent.click(screen.getAllByRole('button', { name: 'Vọng lâu' })[0] ?? document.body);
    expect(isOpen('Vọng lâu')).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(isOpen('Vọng lâu')).toBe(false);
    await userEvent.click(screen.getByRole('link', { name: 'English' }));
    await screen.findByRole('heading', { level: 1, name: 'The front gate' });
    await userEvent.click(screen.getByRole('link', { name: 'The memorial' }));
    await screen.findByRole('heading', { level: 1, name: 'The central memorial' });
  });
});
