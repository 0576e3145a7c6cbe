import { useEffect, useState, type ComponentType } from 'react';
import type { Tour } from '../../tour/tour';
import { useVisit } from '../visit-context';
import type { Film } from './choose-film';

interface PlayerProps {
  film: Film;
  loadTour: () => Promise<Tour>;
}

/** Where a scene's film plays. Without its code, as without a film, there is the scene's picture. */
export function FilmPlace({ loadTour }: { loadTour: () => Promise<Tour> }) {
  const { id, media } = useVisit().state.scene;
  const [Player, setPlayer] = useState<ComponentType<PlayerProps>>();
  const film = media.type === 'video' || media.type === 'video360' ? media : undefined;
  const isFilm = film !== undefined;
  useEffect(() => {
    if (!isFilm) return;
    import('./FilmPlayer').then(
      (code) => setPlayer(() => code.FilmPlayer),
      () => undefined,
    );
  }, [isFilm]);
  return film && Player ? <Player key={id} film={film} loadTour={loadTour} /> : null;
}
