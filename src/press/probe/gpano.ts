import type { GPano } from '../../tour/media-facts';

const NUMBERS = {
  FullPanoWidthPixels: 'fullWidth',
  FullPanoHeightPixels: 'fullHeight',
  CroppedAreaImageWidthPixels: 'croppedWidth',
  CroppedAreaImageHeightPixels: 'croppedHeight',
  CroppedAreaLeftPixels: 'left',
  CroppedAreaTopPixels: 'top',
  PoseHeadingDegrees: 'heading',
  PosePitchDegrees: 'pitch',
  PoseRollDegrees: 'roll',
  InitialViewHeadingDegrees: 'initialHeading',
  InitialViewPitchDegrees: 'initialPitch',
  InitialHorizontalFOVDegrees: 'initialFov',
} as const satisfies Record<string, keyof GPano>;

const NUMBER = /^[+-]?\d{1,7}(?:\.\d{1,12})?$/;
const NAMESPACE = /xmlns:([A-Za-z]\w{0,20})\s*=\s*["']http:\/\/ns\.google\.com\/photos\/1\.0\/panorama\/["']/;

/** Properties may be attributes or elements; broken packets are common, so no XML parser could be strict about them. */
function propertiesOf(xmp: string, prefix: string): Map<string, string> {
  const attribute = new RegExp(`\\b${prefix}:(\\w{1,60})\\s*=\\s*["']([^"'<]{0,100})["']`, 'g');
  const element = new RegExp(`<${prefix}:(\\w{1,60})>([^<]{0,100})</`, 'g');
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of [...xmp.matchAll(attribute), ...xmp.matchAll(element)])
    if (!found.has(name)) found.set(name, value.trim());
  return found;
}

/** Google's photo sphere properties in an XMP packet; undefined when it has none. */
export function parseGPano(xmp: string): GPano | undefined {
  const prefix = NAMESPACE.exec(xmp)?.[1];
  if (prefix === undefined) return undefined;
  const properties = propertiesOf(xmp, prefix);
  const gpano: GPano = {};
  const projection = properties.get('ProjectionType') ?? '';
  if (/^[A-Za-z]{1,40}$/.test(projection)) gpano.projection = projection;
  for (const [name, key] of Object.entries(NUMBERS)) {
    const value = properties.get(name) ?? '';
    if (NUMBER.test(value)) gpano[key] = Number(value);
  }
  return Object.keys(gpano).length > 0 ? gpano : undefined;
}
