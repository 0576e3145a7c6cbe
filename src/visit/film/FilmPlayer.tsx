import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { Tour } from '../../tour/tour';
import { useReader } from '../../ui/reader';
import { useFile } from '../files';
import { useVisit } from '../visit-context';
import { filmAddresses, type Film } from './choose-film';
import style from './film.css?inline';
import { FilmControls } from './FilmControls';
import { useFilmWords } from './film-words';
import { useFilm } from './use-film';
import { useFilmOnStage } from './use-film-on-stage';

/** A scene's film in the place of its picture: it begins by itself where that is welcome, without sound, and can be steered. */
export function FilmPlayer({ film, loadTour }: { film: Film; loadTour: () => Promise<Tour> }) {
  const { state, actions } = useVisit();
  const fileOf = useFile();
  const words = useFilmWords(useReader().lang);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [addresses] = useState(() =>
    filmAddresses(film, (src) => {
      const path = state.outline.files[src]?.variants?.[0]?.path;
      return { ...fileOf(src), smaller: path === undefined ? undefined : state.tour.folder + path };
    }),
  );
  const playing = useFilm(video, { film, addresses, hotspots: state.scene.hotspots ?? [] });
  const isShown = playing.status !== 'waiting' && playing.status !== 'broken' && !state.isLeaving;
  useFilmOnStage(video, { film, viewer: actions?.viewer, isShown });
  const stage = document.getElementById('stage');
  if (!words || !stage) return null;
  return (
    <>
      <style href="film" precedence="kinds">
        {style}
      </style>
      {createPortal(
        <video
          ref={setVideo}
          className="film"
          data-shown={(isShown && film.type === 'video') || undefined}
          muted
          playsInline
          preload="metadata"
          tabIndex={-1}
          aria-hidden="true"
        />,
        stage,
      )}
      {playing.status === 'broken' && (
        <p className="film-bar film-broken" role="status">
          {words.broken}
        </p>
      )}
      {playing.status !== 'broken' && !state.isLeaving && (
        <FilmControls film={film} video={video} words={words} playing={playing} loadTour={loadTour} />
      )}
    </>
  );
}
