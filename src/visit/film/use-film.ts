import { useEffect, useRef, useState } from 'react';
import type { Hotspot } from '../../tour/hotspot';
import { mayBegin, type Film } from './choose-film';
import { watchFrames } from '../../viewer/film-clock';
import { followLandmarks } from './follow-landmarks';

export type FilmStatus = 'waiting' | 'standing' | 'playing' | 'broken';

export interface Playing {
  status: FilmStatus;
  /** To a tenth, so that what shows it changes ten times a second at most. */
  second: number;
  length: number;
  isSilent: boolean;
  toggle: () => void;
  seek: (second: number) => void;
  mute: () => void;
}

const tenth = (second: number): number => Math.round(second * 10) / 10;

const statusOf = ({ error, paused }: HTMLVideoElement): FilmStatus =>
  error ? 'broken' : paused ? 'standing' : 'playing';

const HAPPENINGS = ['play', 'pause', 'ended', 'error', 'loadeddata'] as const;

interface FilmPort {
  addresses: readonly string[];
  tell: () => void;
  frame: (second: number) => void;
}

/** Begins, and tells what happens, frame by frame; returns the way to end it. */
function follow(video: HTMLVideoElement, { addresses, tell, frame }: FilmPort): () => void {
  const stopping = new AbortController();
  const waiting = [...addresses];
  const begin = (): void => {
    video.src = waiting.shift() ?? '';
    // A browser that refuses leaves a film that stands and waits for its button.
    if (mayBegin()) video.play().catch(() => undefined);
  };
  const hear = ({ type }: Event): void => (type === 'error' && waiting.length > 0 ? begin() : tell());
  for (const event of HAPPENINGS) video.addEventListener(event, hear, { signal: stopping.signal });
  video.muted = true;
  begin();
  const unwatch = watchFrames(video, frame);
  return () => {
    stopping.abort();
    unwatch();
    video.pause();
    // Gives the decoder back at once, not when the element is collected.
    video.removeAttribute('src');
    video.load();
  };
}

/** Plays a film, keeps its landmarks' pins where they are in it, and tells how far it is. */
export function useFilm(
  video: HTMLVideoElement | null,
  present: { film: Film; addresses: readonly string[]; hotspots: readonly Hotspot[] },
): Playing {
  const [status, setStatus] = useState<FilmStatus>('waiting');
  const [second, setSecond] = useState(0);
  const [isSilent, setSilent] = useState(true);
  const [length, setLength] = useState(present.film.duration ?? 1);
  const latest = useRef(present);
  useEffect(() => void (latest.current = present));
  useEffect(() => {
    if (!video) return undefined;
    const tell = () => {
      setStatus(statusOf(video));
      if (video.duration) setLength(video.duration);
    };
    const frame = (now: number) => {
      setSecond(tenth(now));
      followLandmarks(latest.current.hotspots, now, latest.current.film);
    };
    return follow(video, { addresses: latest.current.addresses, tell, frame });
  }, [video]);
  return {
    ...{ status, second, length, isSilent },
    toggle: () => (video?.paused ? void video.play().catch(() => undefined) : video?.pause()),
    seek: (to) => {
      if (video) video.currentTime = to;
      setSecond(to);
    },
    mute: () => {
      if (video) video.muted = !isSilent;
      setSilent(!isSilent);
    },
  };
}
