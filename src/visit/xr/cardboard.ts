import type { SignPoint } from '../../viewer/headset';
import { SideBySide } from '../../viewer/side-by-side';
import type { Viewer } from '../../viewer/viewer';
import style from './cardboard.css?inline';

export interface Cardboard {
  viewer: Viewer;
  points(): readonly SignPoint[];
  /** A way is gone; of anything else, what there is to read. */
  choose(id: string): { title: string; text: string } | undefined;
  /** The word on the button that ends it. */
  exit: string;
  /** Lets the view follow the phone; returns the way to stop. */
  follow(): Promise<(() => void) | 'refused' | 'missing'>;
}

/** The screen turned for the lenses, where the browser lets a page do that. */
async function turnScreen(): Promise<void> {
  await document.documentElement.requestFullscreen?.().catch(() => undefined);
  const turned = screen.orientation as ScreenOrientation & { lock?: (to: string) => Promise<void> };
  await turned.lock?.('landscape').catch(() => undefined);
}

const leaveFullScreen = async (): Promise<void> => {
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
};

/** Shows the tour side by side, for a cardboard, until its button or Escape is pressed; a touch chooses what one looks at. */
export async function startCardboard({ viewer, points, choose, exit, follow }: Cardboard): Promise<void> {
  const host = document.createElement('div');
  host.className = 'cardboard';
  const [canvas, button, look] = ['canvas', 'button', 'style'].map((tag) => document.createElement(tag));
  if (!(canvas instanceof HTMLCanvasElement) || !button || !look) return;
  look.textContent = style;
  button.textContent = exit;
  host.append(look, canvas, button);
  document.body.append(host);
  const before = viewer.view.fov;
  let reading: string | undefined;
  const chosen = (id: string): void => {
    const words = reading === id ? undefined : choose(id);
    reading = words && id;
    both.read(words);
  };
  const both = new SideBySide({ canvas, viewer, points, chosen });
  const stopping = new AbortController();
  const { signal } = stopping;
  const ended = new Promise<void>((done) => {
    button.addEventListener('click', () => done(), { signal });
    addEventListener('keydown', ({ key }) => key === 'Escape' && done(), { signal });
    canvas.addEventListener('pointerdown', () => both.aim && chosen(both.aim.id), { signal });
    button.focus();
  });
  // Browsers may take their time to ask about either, or never answer; whoever wants to leave does not wait for that.
  const following = follow();
  void turnScreen().then(() => (signal.aborted ? leaveFullScreen() : undefined));
  await ended;
  stopping.abort();
  void following.then((stop) => typeof stop === 'function' && stop());
  both.dispose();
  host.remove();
  await leaveFullScreen();
  viewer.turnTo({ fov: before }, { animate: false });
}
