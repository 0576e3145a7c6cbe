import { useEffect, useState } from 'react';
import { wordsIn } from '../../tour/words';
import { useReader } from '../../ui/reader';
import { dropTrack } from '../drop-tracks';
import { useFile } from '../files';
import type { Film } from './choose-film';
import type { FilmWords } from './film-words';

interface CaptionsProps {
  video: HTMLVideoElement | null;
  film: Film;
  words: FilmWords;
}

const textOf = (cue: TextTrackCue): string => (cue instanceof VTTCue ? cue.text.replace(/<[^>]*>/g, '') : '');

/** What is said, in the reader's language, below the picture and not in it. */
export function Captions({ video, film, words }: CaptionsProps) {
  const { lang, languages } = useReader();
  const fileOf = useFile();
  const [text, setText] = useState('');
  const [isOn, setOn] = useState(true);
  const chosen = film.captions && wordsIn(film.captions, lang, languages)?.text;
  const address = chosen === undefined ? undefined : fileOf(chosen).address;
  useEffect(() => {
    if (!video || address === undefined) return undefined;
    const track = document.createElement('track');
    Object.assign(track, { kind: 'captions', src: address, srclang: lang });
    video.append(track);
    track.track.mode = 'hidden';
    track.track.oncuechange = () => setText([...(track.track.activeCues ?? [])].map(textOf).join('\n'));
    return () => {
      track.track.oncuechange = null;
      dropTrack(track);
    };
  }, [video, address, lang]);
  if (address === undefined) return null;
  return (
    <div className="film-captions">
      <p hidden={!isOn || text === ''}>{text}</p>
      <button type="button" aria-pressed={isOn} aria-label={words.captions} onClick={() => setOn(!isOn)}>
        CC
      </button>
    </div>
  );
}
