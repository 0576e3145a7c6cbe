import type { Tour } from '../../tour/tour';
import { Icon, Strokes } from '../../ui/Icon';
import { plainWords, useReader } from '../../ui/reader';
import { Captions } from './Captions';
import type { Film } from './choose-film';
import { FlightStrip } from './FlightStrip';
import type { FilmWords } from './film-words';
import type { Playing } from './use-film';

interface ControlsProps {
  film: Film;
  video: HTMLVideoElement | null;
  words: FilmWords;
  playing: Playing;
  loadTour: () => Promise<Tour>;
}

const PLAY = 'M8 5.5v13l10.5-6.5z';
const PAUSE = 'M8.5 5.5v13m7-13v13';

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

export function FilmControls({ film, video, words, playing, loadTour }: ControlsProps) {
  const { second, length, status, isSilent, toggle, seek, mute } = playing;
  const isPlaying = status === 'playing';
  return (
    <section className="film-bar" aria-label={words.film}>
      <div className="film-beside">
        {film.flight && <FlightStrip flight={film.flight} second={second} words={words} loadTour={loadTour} />}
        <Captions video={video} film={film} words={words} />
      </div>
      <div className="film-steering">
        <button type="button" aria-label={isPlaying ? words.pause : words.play} onClick={toggle}>
          <Strokes path={isPlaying ? PAUSE : PLAY} />
        </button>
        <input
          type="range"
          min={0}
          max={length}
          step={0.1}
          value={second}
          aria-label={words.position}
          aria-valuetext={`${clock(second)} / ${clock(length)}`}
          onChange={({ target }) => seek(Number(target.value))}
        />
        <span className="film-time" aria-hidden="true">
          {clock(second)} / {clock(length)}
        </span>
        <button type="button" aria-label={words.sound} aria-pressed={!isSilent} onClick={mute}>
          <Icon name="sound" />
        </button>
      </div>
      <Chapters film={film} words={words} second={second} onChoose={seek} />
    </section>
  );
}

interface ChaptersProps {
  film: Film;
  words: FilmWords;
  second: number;
  onChoose: (second: number) => void;
}

function Chapters({ film: { chapters = [] }, words, second, onChoose }: ChaptersProps) {
  const reader = useReader();
  const present = chapters.findLastIndex(({ t }) => t <= second + 0.05);
  if (chapters.length === 0) return null;
  return (
    <ol className="film-chapters" aria-label={words.chapters}>
      {chapters.map(({ t, title }, index) => (
        <li key={t}>
          <button type="button" aria-current={index === present || undefined} onClick={() => onChoose(t)}>
            {plainWords(title, reader)}
          </button>
        </li>
      ))}
    </ol>
  );
}
