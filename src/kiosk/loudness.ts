/** Sounds of a window at the kiosk's volume, whatever the page sets, and whether one of them is being listened to. */
export interface Loudness {
  isHeard(): boolean;
}

type View = Window & typeof globalThis;

/** To be called before anything plays there. Sounds of a place run in a loop: they are no sign that somebody listens. */
export function setLoudness(view: View, volume: number): Loudness {
  const { prototype } = view.HTMLMediaElement;
  const own = Object.getOwnPropertyDescriptor(prototype, 'volume');
  const wanted = new WeakMap<HTMLMediaElement, number>();
  const playing = new Set<HTMLMediaElement>();
  Object.defineProperty(prototype, 'volume', {
    configurable: true,
    get(this: HTMLMediaElement) {
      return wanted.get(this) ?? 1;
    },
    set(this: HTMLMediaElement, loud: number) {
      wanted.set(this, loud);
      own?.set?.call(this, loud * volume);
    },
  });
  const play = prototype.play;
  prototype.play = function (this: HTMLMediaElement) {
    own?.set?.call(this, (wanted.get(this) ?? 1) * volume);
    playing.add(this);
    return play.call(this);
  };
  view.document.addEventListener(
    'play',
    ({ target }) => {
      if (!(target instanceof view.HTMLMediaElement)) return;
      own?.set?.call(target, (wanted.get(target) ?? 1) * volume);
      playing.add(target);
    },
    true,
  );
  speakAt(view, volume);
  return {
    isHeard() {
      for (const media of playing) if (media.paused || media.ended) playing.delete(media);
      return [...playing].some(({ loop }) => !loop) || view.speechSynthesis?.speaking === true;
    },
  };
}

function speakAt(view: View, volume: number): void {
  const speech = view.speechSynthesis;
  if (!speech) return;
  const speak = speech.speak.bind(speech);
  speech.speak = (utterance) => {
    utterance.volume *= volume;
    speak(utterance);
  };
}
