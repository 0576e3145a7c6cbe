import { useMemo } from 'react';
import { matrixPath, QUIET_ZONE, signMatrix } from '../qr/matrix';

/** A code to scan, black on white with the quiet zone that readers need. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { path, side } = useMemo(() => {
    const matrix = signMatrix(text);
    const place = { x: QUIET_ZONE, y: QUIET_ZONE, side: matrix.size };
    return { path: matrixPath(matrix, place), side: matrix.size + 2 * QUIET_ZONE };
  }, [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
