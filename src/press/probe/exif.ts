import exifr from 'exifr';
import type { MediaFacts } from '../../tour/media-facts';

export type CaptureFacts = Pick<MediaFacts, 'location' | 'captured'>;

const DAY = /^(\d{4})[:-](\d{2})[:-](\d{2})\b/;
/** Cameras without a fix write zeros; no tour lies that near to the Gulf of Guinea. */
const NOWHERE = 1e-4;

const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most;

function locationOf(tags: Record<string, unknown>): CaptureFacts['location'] {
  const { latitude: lat, longitude: lon, GPSAltitude: height, GPSAltitudeRef: reference } = tags;
  if (!isWithin(lat, 90) || !isWithin(lon, 180)) return undefined;
  if (Math.abs(lat) < NOWHERE && Math.abs(lon) < NOWHERE) return undefined;
  const below = reference instanceof Uint8Array ? reference[0] === 1 : reference === 1;
  return { lat, lon, ...(isWithin(height, 20_000) && { altitude: below ? -height : height }) };
}

/** Where and on which day a picture was taken, from its EXIF block. A block that cannot be read says nothing. */
export async function parseExif(block: Buffer): Promise<CaptureFacts> {
  const tiff = block.subarray(0, 4).toString('latin1') === 'Exif' ? block.subarray(6) : block;
  const options = { reviveValues: false, translateValues: false, gps: true, exif: true, xmp: false };
  const tags: unknown = await exifr.parse(tiff, options).catch(() => undefined);
  if (typeof tags !== 'object' || tags === null) return {};
  const known = tags as Record<string, unknown>;
  const location = locationOf(known);
  const [, year, month, day] = DAY.exec(String(known['DateTimeOriginal'] ?? known['CreateDate'] ?? '')) ?? [];
  const isDate = Number(year) > 1800 && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1;
  return { ...(location && { location }), ...(isDate && { captured: `${year}-${month}-${day}` }) };
}
