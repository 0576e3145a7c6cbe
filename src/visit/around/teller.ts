import type { Line } from './script';

/** Tells a text line by line. After `pause`, `play` goes on; where sound fails, captions go on without it. */
export interface Teller {
  play(): void;
  pause(): void;
  dispose(): void;
}

export interface TellerPort {
  line(index: number, text: string): void;
  told(): void;
}

/** By the clock alone: each line as long as reading it takes. */
export function timedTeller(lines: readonly Line[], from: number, port: TellerPort): Teller {
  let index = from;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    const line = lines[index];
    if (!line) return port.told();
    port.line(index, line.text);
    timer = setTimeout(() => {
      index++;
      next();
    }, line.ms);
  };
  const pause = (): void => clearTimeout(timer);
  return { play: next, pause, dispose: pause };
}

/** A voice that has not begun by then, or takes so many times the reading time, will not speak. */
const TO_BEGIN_MS = 4_000;
const PATIENCE = 4;

/** By the phone's own voice, a line at a time: long speeches break off in some browsers. */
export function voiceTeller(
  lines: readonly Line[],
  voice: SpeechSynthesisVoice,
  from: number,
  port: TellerPort,
): Teller {
  let index = from;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silent: Teller | undefined;
  const hush = (): void => {
    turn++;
    clearTimeout(timer);
    speechSynthesis.cancel();
  };
  const goSilent = (): void => {
    hush();
    silent = timedTeller(lines, index, port);
    silent.play();
  };
  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(goSilent, ms);
  };
  const speak = (): void => {
    const line = lines[index];
    if (!line) return port.told();
    const mine = ++turn;
    const utterance = Object.assign(new SpeechSynthesisUtterance(line.text), { voice, lang: voice.lang });
    utterance.onstart = () => mine === turn && wait(line.ms * PATIENCE + TO_BEGIN_MS);
    utterance.onerror = () => mine === turn && goSilent();
    utterance.onend = () => {
      if (mine !== turn) return;
      clearTimeout(timer);
      index++;
      speak();
    };
    port.line(index, line.text);
    wait(TO_BEGIN_MS);
    speechSynthesis.speak(utterance);
  };
  return {
    play: () => (silent ? silent.play() : speak()),
    pause: () => (silent ? silent.pause() : hush()),
    dispose: () => {
      silent?.dispose();
      hush();
    },
  };
}
