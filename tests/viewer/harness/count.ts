import type { Page } from 'playwright-core';

export interface Counts {
  /** Textures and buffers that the GPU holds for the page. */
  textures: number;
  buffers: number;
  programs: number;
  /** Decoded pictures that were not closed. */
  bitmaps: number;
  /** So far. */
  draws: number;
  /** So far. */
  frames: number;
}

declare global {
  interface Window {
    counts: Counts;
    /** While set, no canvas gets a GPU. */
    noGpu?: boolean;
  }
}

/** Counts, from the page's first moment, what it takes from the browser and gives back. */
export const countAll = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const counts = { textures: 0, buffers: 0, programs: 0, bitmaps: 0, draws: 0, frames: 0 };
    window.counts = counts;
    const gl = WebGL2RenderingContext.prototype;
    type Kind = 'textures' | 'buffers' | 'programs';
    const track = (
      kind: Kind,
      create: () => unknown,
      destroy: (thing: never) => void,
    ): [() => unknown, (thing: never) => void] => {
      const living = new WeakSet<object>();
      return [
        function (this: WebGL2RenderingContext) {
          const thing = create.call(this);
          if (typeof thing === 'object' && thing !== null) living.add(thing);
          counts[kind]++;
          return thing;
        },
        function (this: WebGL2RenderingContext, thing: never) {
          if (thing && living.delete(thing)) counts[kind]--;
          destroy.call(this, thing);
        },
      ];
    };
    const replace = (kind: Kind, name: 'Texture' | 'Buffer' | 'Program'): void => {
      const methods = gl as unknown as Record<string, never>;
      const [create, destroy] = track(kind, methods[`create${name}`] as never, methods[`delete${name}`] as never);
      Object.assign(gl, { [`create${name}`]: create, [`delete${name}`]: destroy });
    };
    replace('textures', 'Texture');
    replace('buffers', 'Buffer');
    replace('programs', 'Program');
    const { drawElements } = gl;
    gl.drawElements = function (...args) {
      counts.draws++;
      drawElements.apply(this, args);
    };
    const make = window.createImageBitmap.bind(window) as (...args: unknown[]) => Promise<ImageBitmap>;
    window.createImageBitmap = async (...args: unknown[]) => {
      const bitmap = await make(...args);
      counts.bitmaps++;
      return bitmap;
    };
    const { close } = ImageBitmap.prototype;
    ImageBitmap.prototype.close = function () {
      if (this.width > 0) counts.bitmaps--;
      close.call(this);
    };
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) => {
      counts.frames++;
      return request(run);
    };
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
      return window.noGpu ? null : (getContext as (...all: unknown[]) => unknown).apply(this, args);
    } as typeof getContext;
  });

export const countsOf = (page: Page): Promise<Counts> => page.evaluate(() => ({ ...window.counts }));
