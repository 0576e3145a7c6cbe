import type { Supports } from '../tiles/format';

/** One grey pixel. */
const AVIF =
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAABwAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAAAEAAAABAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAkbWRhdBIACgc4AAbQENBpMg8ZQmMEwAA0AAAAkEDU6WQ=';

async function showsAvif(): Promise<boolean> {
  const bytes = Uint8Array.from(atob(AVIF), (letter) => letter.charCodeAt(0));
  try {
    (await createImageBitmap(new Blob([bytes], { type: 'image/avif' }))).close();
    return true;
  } catch {
    return false;
  }
}

let avif: Promise<boolean> | undefined;

/** What this browser really decodes, by the way that tiles take. Whatever has WebGL 2 has the others. */
export async function supportedFormats(): Promise<Supports> {
  avif ??= showsAvif();
  const answer = await avif;
  return (format) => format !== 'avif' || answer;
}
