import { useEffect } from 'react';
import type { Viewer } from '../../viewer/viewer';
import type { Film } from './choose-film';
import { filmFrame } from './film-frame';

const USUAL = { width: 1_920, height: 1_080 };

interface FilmStage {
  film: Film;
  viewer: Viewer | undefined;
  /** There are frames to be shown. */
  isShown: boolean;
}

/** Puts a film where its picture lies, at each view: a flat one by its style, one on the sphere by a canvas of its own. */
export function useFilmOnStage(video: HTMLVideoElement | null, { film, viewer, isShown }: FilmStage): void {
  const isFlat = film.type === 'video';
  const { width, height } = film.size ?? USUAL;
  useEffect(() => {
    if (!video || !viewer || !isFlat) return undefined;
    Object.assign(video.style, { width: `${width}px`, height: `${height}px` });
    const place = () => {
      const frame = filmFrame(viewer.view, { width, height }, { width: innerWidth, height: innerHeight });
      video.style.transform = `translate3d(${frame.left}px, ${frame.top}px, 0) scale(${frame.width / width})`;
    };
    place();
    return viewer.on('view', place);
  }, [video, viewer, isFlat, width, height]);
  const tilt = film.type === 'video360' ? film.tilt : undefined;
  useEffect(() => {
    const stage = document.getElementById('stage');
    if (!video || !viewer || !stage || isFlat || !isShown) return undefined;
    let layer: { dispose: () => void } | undefined;
    let isOver = false;
    // Without it there is the still picture, and the film's sound.
    import('../../viewer/film-canvas')
      .then(({ layFilm }) => {
        if (!isOver) layer = layFilm({ stage, viewer, video, ...(tilt && { tilt }) });
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
      layer?.dispose();
    };
  }, [video, viewer, isFlat, isShown, tilt]);
}
