import type { Language } from '../tour/language';

/** The words of a sign in one language. */
export interface SignWords {
  lang: Language;
  tour: string;
  scene: string;
  /** `Quét để xem toàn cảnh 360°` */
  scan: string;
  /** Shorter, where there is little room. */
  scanShort: string;
  /** Where to type the code. */
  type: string;
  /** What the picture is, where it is no photograph. */
  picture?: string;
  /** The symbol's width and the distance that it is made for; filled in when both are known. */
  size: (millimetres: number, metres: number) => string;
}
