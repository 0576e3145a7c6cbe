import type { PressProgress } from '../press/press';
import type { Terminal } from './terminal';
import type { Words } from './words';

const WIDTH = 24;

/** `[#######-----------------] 29 %  cong-tien` */
export function formatProgress({ done, total, scene }: PressProgress): string {
  const part = total > 0 ? Math.min(1, done / total) : 1;
  const full = Math.round(part * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${Math.round(part * 100)} %  ${scene ?? ''}`;
}

/** Draws a bar in a terminal; elsewhere a line for each scene. */
export function showProgress(terminal: Terminal, words: Words): (step: PressProgress) => void {
  let last: string | undefined;
  return (step) => {
    if (terminal.interactive) terminal.status(formatProgress(step));
    else if (step.scene !== last && step.scene !== undefined)
      terminal.out(`  ${words('pressingScene', { scene: step.scene })}`);
    last = step.scene;
  };
}
