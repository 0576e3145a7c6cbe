import { formatLink } from '../tour/link';
import { spacedCode } from '../tour/sign-code';
import type { Tour } from '../tour/tour';
import type { Whereabouts } from './visit-handle';

/** What a visitor takes along: the address of what is on the screen, and what can be typed where nothing can be scanned. */
export interface TakeAlong {
  /** For the code on the screen. */
  address: string;
  /** Where a sign of this scene has a short code: the page that asks for it, and the code in groups of letters. */
  typed?: { page: string; code: string };
}

/** `site` is `https://…` without a slash at its end, as phones reach it. */
export function takeAlong(
  { lang, tour, scene, view }: Whereabouts,
  site: string,
  signs: Tour['signs'] = [],
): TakeAlong {
  const rounded = { yaw: Math.round(view.yaw), pitch: Math.round(view.pitch), fov: Math.round(view.fov) };
  const address = site + formatLink({ lang, tour, scene: scene.id, view: rounded });
  const sign = signs.find((one) => one.scene === scene.id && one.retired !== true);
  return {
    address,
    ...(sign && { typed: { page: `${site.replace(/^https?:\/\//, '')}/q`, code: spacedCode(sign.code) } }),
  };
}
