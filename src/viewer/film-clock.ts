/** Tells the second of each frame as it is presented; where a browser cannot, the player's own time once a frame. */
export function watchFrames(film: HTMLVideoElement, tell: (second: number) => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  // Some browsers still have none.
  const hasFrames = 'requestVideoFrameCallback' in HTMLVideoElement.prototype;
  if (hasFrames) {
    const next: VideoFrameRequestCallback = (_, { mediaTime }) => {
      if (signal.aborted) return;
      tell(mediaTime);
      film.requestVideoFrameCallback(next);
    };
    film.requestVideoFrameCallback(next);
  } else {
    const step = (): void => {
      if (signal.aborted) return;
      tell(film.currentTime);
      if (!film.paused) requestAnimationFrame(step);
    };
    film.addEventListener('play', step, { signal });
  }
  // A film that stands still shows another frame only after one has jumped.
  film.addEventListener('seeked', () => tell(film.currentTime), { signal });
  return () => stopping.abort();
}
