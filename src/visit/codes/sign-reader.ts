/** Reads the symbol in the middle of what a camera shows now; undefined where there is none. */
export type SignReader = (video: HTMLVideoElement) => Promise<string | undefined>;

/** What a browser's own reader of codes looks like; few have one. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}
type DetectorMaker = (new (options: { formats: string[] }) => Detector) & { getSupportedFormats(): Promise<string[]> };

/** More pixels take longer and help little: a sign fills the frame. */
const MOST_PIXELS = 600;

async function browserReader(): Promise<SignReader | undefined> {
  const { BarcodeDetector: Maker } = window as { BarcodeDetector?: DetectorMaker };
  try {
    if (!Maker || !(await Maker.getSupportedFormats()).includes('qr_code')) return undefined;
    const detector = new Maker({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  } catch {
    // Some devices name it and have not got it.
    return undefined;
  }
}

/** The square that the visitor sees of the camera's picture. */
export function middleOf(width: number, height: number): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

async function ownReader(): Promise<SignReader> {
  const { default: decode } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (video) => {
    const { x, y, side } = middleOf(video.videoWidth, video.videoHeight);
    const pixels = Math.round(Math.min(side, MOST_PIXELS));
    if (!context || pixels === 0) return Promise.resolve(undefined);
    Object.assign(canvas, { width: pixels, height: pixels });
    context.drawImage(video, x, y, side, side, 0, 0, pixels, pixels);
    const { data } = context.getImageData(0, 0, pixels, pixels);
    return Promise.resolve(decode(data, pixels, pixels, { inversionAttempts: 'dontInvert' })?.data);
  };
}

export const createSignReader = async (): Promise<SignReader> => (await browserReader()) ?? ownReader();
