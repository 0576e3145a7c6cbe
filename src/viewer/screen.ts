import type { Size } from '../tiles/screen';

/** The stage in CSS pixels and in the screen's own. */
export interface Screen {
  css: Size;
  device: Size;
}
