import { dropTrack } from '../drop-tracks';
import { lengthOf, type Line } from './script';
import { timedTeller, type Teller, type TellerPort } from './teller';

export interface RecordedWords {
  audio: string;
  /** Address of a WebVTT file; without one the text's own lines are spread over the recording. */
  captions?: string | undefined;
  lang: string;
  lines: readonly Line[];
}

/** Which line is due when so much of a recording has been heard, if all are read equally fast. */
export function lineAt(lines: readonly Line[], part: number): number {
  const whole = lengthOf(lines);
  const found = lines.findIndex((_, index) => part * whole < whole - lengthOf(lines, index + 1));
  return found >= 0 ? found : Math.max(lines.length - 1, 0);
}

/** The browser reads the captions; `tell` is told each one when it is due. */
function readCues(audio: HTMLAudioElement, src: string, lang: string, tell: (text: string) => void): HTMLTrackElement {
  const track = Object.assign(document.createElement('track'), { kind: 'captions', src, srclang: lang, default: true });
  audio.append(track);
  track.track.mode = 'hidden';
  track.track.addEventListener('cuechange', () => {
    const cue = track.track.activeCues?.[0];
    if (cue && 'text' in cue) tell(String(cue.text).replace(/<[^>]*>/g, ''));
  });
  return track;
}

/** By a recording; its captions are the browser's own cues. A recording that does not play leaves the captions to the clock. */
export function recordingTeller({ audio: address, captions, lang, lines }: RecordedWords, port: TellerPort): Teller {
  const audio = new Audio(address);
  let silent: Teller | undefined;
  let shown = -1;
  const lineNow = (): number => lineAt(lines, audio.currentTime / (audio.duration || Infinity));
  const goSilent = (): void => {
    if (silent) return;
    audio.pause();
    silent = timedTeller(lines, Math.max(shown, 0), port);
    silent.play();
  };
  const track =
    captions === undefined ? undefined : readCues(audio, captions, lang, (text) => port.line(lineNow(), text));
  audio.addEventListener('timeupdate', () => {
    const line = lines[lineNow()];
    if (!line || lineNow() === shown) return;
    shown = lineNow();
    if (!track || track.readyState === HTMLTrackElement.ERROR) port.line(shown, line.text);
  });
  audio.addEventListener('ended', () => port.told());
  audio.addEventListener('error', goSilent);
  return {
    play: () =>
      silent ? silent.play() : void audio.play().catch((error: Error) => error.name === 'AbortError' || goSilent()),
    pause: () => (silent ? silent.pause() : audio.pause()),
    dispose: () => {
      silent?.dispose();
      silent = timedTeller([], 0, { line: () => undefined, told: () => undefined });
      audio.pause();
      audio.removeAttribute('src');
      if (track) dropTrack(track);
    },
  };
}
