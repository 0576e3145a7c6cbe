/** Decodes a file's own numbers, so that what style sheets show and what the shader draws are the same. */
export const EXACT: ImageBitmapOptions = { premultiplyAlpha: 'none', colorSpaceConversion: 'none' };
