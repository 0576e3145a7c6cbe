const LOUD = 0.5;
const DUCKED = 0.12;
const STEP_MS = 40;
const STEP = 0.03;

/** A loop of sound that comes and goes softly. Where a phone keeps the volume to itself, it is silent instead of soft. */
export class Ambient {
  readonly audio: HTMLAudioElement;
  readonly #canFade: boolean;
  #aim = LOUD;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(address: string) {
    this.audio = Object.assign(new Audio(address), { loop: true, volume: 0 });
    this.#canFade = this.audio.volume === 0;
    this.#play();
    this.#fade();
  }

  /** Softer while something else is to be heard. */
  duck(soft: boolean): void {
    this.#aim = soft ? DUCKED : LOUD;
    if (this.#canFade) return this.#fade();
    if (soft) this.audio.pause();
    else this.#play();
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.audio.pause();
    this.audio.removeAttribute('src');
  }

  /** A place is no less for the lack of its sound. */
  #play(): void {
    this.audio.play().catch(() => undefined);
  }

  #fade(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      const left = this.#aim - this.audio.volume;
      if (Math.abs(left) <= STEP) clearInterval(this.#timer);
      this.audio.volume += Math.abs(left) <= STEP ? left : Math.sign(left) * STEP;
    }, STEP_MS);
  }
}
