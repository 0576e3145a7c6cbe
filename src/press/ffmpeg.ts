import { spawn } from 'node:child_process';

/** Resolves with whether a program ran and ended well; what it says is not of interest. */
function runs(args: readonly string[], signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const program = spawn('ffmpeg', args, { stdio: 'ignore', ...(signal && { signal }) });
    program.on('error', () => resolve(false));
    program.on('close', (status) => resolve(status === 0));
  });
}

/** Whether ffmpeg is installed. It is not ours to bring: it is large, and its licence depends on who built it. */
export const hasFfmpeg = (): Promise<boolean> => runs(['-version']);

export interface SmallFilm {
  /** Pixels along the wider side. */
  width: number;
  from: string;
  to: string;
}

/** Every browser plays the main profile of H.264; `faststart` puts the index first, so that playing begins at once. */
export const SMALL_FILM = ['-c:v', 'libx264', '-profile:v', 'main', '-pix_fmt', 'yuv420p', '-crf', '28'] as const;
const SOUND = ['-c:a', 'aac', '-b:a', '64k'] as const;

/** Makes a film smaller; false where that did not work. */
export const shrinkFilm = ({ width, from, to }: SmallFilm, signal?: AbortSignal): Promise<boolean> =>
  runs(
    [
      ...[
        '-nostdin',
        '-y',
        '-v',
        'error',
        '-i',
        `file:${from}`,
        '-map',
        '0:v:0',
        '-map',
        '0:a:0?',
        '-map_metadata',
        '-1',
      ],
      ...[
        '-vf',
        `scale='min(${width},iw)':-2`,
        ...SMALL_FILM,
        ...SOUND,
        '-movflags',
        '+faststart',
        '-f',
        'mp4',
        `file:${to}`,
      ],
    ],
    signal,
  );
