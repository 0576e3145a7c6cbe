import type { View } from '../tour/view';
import { zoomed } from './zoom';

/** An arrow key turns by this part of the field of view. */
const STEP = 0.12;
const NEARER = 1.25;

/** Where a key leads to; undefined when it is none of ours. */
export function viewAfterKey(key: string, view: View, home: View): View | undefined {
  const step = view.fov * STEP;
  switch (key) {
    case 'ArrowLeft':
      return { ...view, yaw: view.yaw - step };
    case 'ArrowRight':
      return { ...view, yaw: view.yaw + step };
    case 'ArrowUp':
      return { ...view, pitch: view.pitch + step };
    case 'ArrowDown':
      return { ...view, pitch: view.pitch - step };
    case '+':
    case '=':
      return { ...view, fov: zoomed(view.fov, NEARER) };
    case '-':
    case '_':
      return { ...view, fov: zoomed(view.fov, 1 / NEARER) };
    case '0':
    case 'Home':
      return home;
    default:
      return undefined;
  }
}

/** Whether a key is meant for the picture: not for a browser's shortcut, a text field, a button, or a sheet that scrolls. */
export function isForPicture(event: KeyboardEvent, stage: HTMLElement): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  // The scene's name has the focus after one has arrived there; where a guide leads, its buttons keep it.
  return target === document.body || stage.contains(target) || target.closest('[data-yaw], h1, .guide') !== null;
}
