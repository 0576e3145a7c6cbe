import { createSignReader } from './sign-reader';

const EVERY_MS = 200;

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, EVERY_MS));

/** Shows the camera in a video and tells each code that comes before it, until the signal says stop. Nothing leaves the device. */
export async function openCamera(
  video: HTMLVideoElement,
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const reading = createSignReader();
  // Asked for at once, so that the reader comes while the visitor answers the browser's question.
  reading.catch(() => undefined);
  const wanted = { video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false };
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
  const close = (): void => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return close();
  signal.addEventListener('abort', close, { once: true });
  video.srcObject = stream;
  await video.play();
  const read = await reading;
  let last: string | undefined;
  while (!signal.aborted) {
    const text = await read(video).catch(() => undefined);
    if (text !== undefined && text !== last && !signal.aborted) tell(text);
    last = text ?? last;
    await pause();
  }
}
