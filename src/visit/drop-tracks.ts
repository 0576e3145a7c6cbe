/** Takes captions off. Chromium holds on to those that it has read, and they to all they hang on, until they are switched off. */
export function dropTrack(element: HTMLTrackElement): void {
  element.track.mode = 'disabled';
  element.remove();
}

/** For the `ref` of a film or a sound: what leaves the page with its captions would stay in memory as long as the page. */
export const dropTracks =
  (media: HTMLMediaElement | null): (() => void) =>
  () => {
    for (const element of media?.querySelectorAll('track') ?? []) dropTrack(element);
  };
