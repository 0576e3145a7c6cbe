export interface PressProgress {
  /** Pieces of work, of about the same size each. */
  done: number;
  total: number;
  scene?: string;
  step: 'picture' | 'media' | 'pages' | 'done';
}

export interface Progress {
  expect(pieces: number): void;
  step(step: PressProgress['step'], scene?: string): void;
  end(): void;
}

export function createProgress(onProgress: ((progress: PressProgress) => void) | undefined): Progress {
  let [done, total] = [0, 0];
  return {
    expect: (pieces) => {
      total += pieces;
    },
    step: (step, scene) => {
      done = Math.min(done + 1, total);
      onProgress?.({ done, total, step, ...(scene !== undefined && { scene }) });
    },
    end: () => onProgress?.({ done: total, total, step: 'done' }),
  };
}
