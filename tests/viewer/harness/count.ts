import type { Page } from 'playwright-core';

export interface Counts {
  /** Textures and buffers that the GPU holds for the page. */
  textures: number;
  buffers: number;
  /** Bytes that its textures take. */
  bytes: number;
  programs: number;
  /** Decoded pictures that were not closed. */
  bitmaps: number;
  /** So far. */
  draws: number;
  /** Rectangles that were drawn since the canvas was emptied last. */
  rectangles: number;
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
    const counts = { textures: 0, buffers: 0, bytes: 0, programs: 0, bitmaps: 0, draws: 0, rectangles: 0, frames: 0 };
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
    const sizes = new WeakMap<object, number>();
    const bound = (target: number): number =>
      target === gl.TEXTURE_2D ? gl.TEXTURE_BINDING_2D : gl.TEXTURE_BINDING_2D_ARRAY;
    const { texStorage2D, texStorage3D, deleteTexture } = gl;
    const grow = (context: WebGL2RenderingContext, target: number, bytes: number): void => {
      const texture: unknown = context.getParameter(bound(target));
      if (typeof texture !== 'object' || texture === null) return;
      counts.bytes += bytes - (sizes.get(texture) ?? 0);
      sizes.set(texture, bytes);
    };
    gl.texStorage2D = function (...args) {
      grow(this, args[0], args[3] * args[4] * 4);
      texStorage2D.apply(this, args);
    };
    gl.texStorage3D = function (...args) {
      grow(this, args[0], args[3] * args[4] * args[5] * 4);
      texStorage3D.apply(this, args);
    };
    gl.deleteTexture = function (texture) {
      if (texture) counts.bytes -= sizes.get(texture) ?? 0;
      deleteTexture.call(this, texture);
    };
    const { drawElements, clear } = gl;
    gl.clear = function (...args) {
      counts.rectangles = 0;
      clear.apply(this, args);
    };
    gl.drawElements = function (...args) {
      counts.draws++;
      counts.rectangles += args[1] / 6;
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
