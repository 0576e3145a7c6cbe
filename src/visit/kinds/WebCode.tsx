import { matrixPath, QUIET_ZONE, shownMatrix } from '../../qr/matrix';

/** An address for the phone of whoever stands before the screen. */
export function WebCode({ href, label }: { href: string; label: string }) {
  const matrix = shownMatrix(href);
  const whole = matrix.size + 2 * QUIET_ZONE;
  return (
    <svg className="web-code" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label}>
      <rect width={whole} height={whole} fill="#fff" />
      <path d={matrixPath(matrix, { x: QUIET_ZONE, y: QUIET_ZONE, side: matrix.size })} />
    </svg>
  );
}
