/** The little of fontkit (which pdfkit brings along) that signs need. */
declare module 'fontkit' {
  export interface Font {
    unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): {
      glyphs: readonly {
        path: { toSVG(): string; commands: readonly { command: string; args: readonly number[] }[] };
      }[];
      positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[];
    };
  }
  export function create(buffer: Uint8Array): Font;
}
