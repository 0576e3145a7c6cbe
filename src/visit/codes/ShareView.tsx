import { useState, useSyncExternalStore } from 'react';
import { matrixPath, QUIET_ZONE, shownMatrix } from '../../qr/matrix';
import { formatLink, type Link } from '../../tour/link';
import type { Viewer } from '../../viewer/viewer';
import type { CodeWords } from '../code-words';

interface ShareViewProps {
  viewer: Viewer;
  place: Pick<Link, 'lang' | 'tour' | 'scene'>;
  t: CodeWords;
}

/** What one sees, as a symbol that the phone beside it can scan: an address that stays, whatever version is live. */
export function ShareView({ viewer, place, t }: ShareViewProps) {
  const [copied, setCopied] = useState('');
  const address = useSyncExternalStore(
    (changed) => viewer.on('rest', changed),
    () => location.origin + formatLink({ ...place, view: viewer.view }),
  );
  const matrix = shownMatrix(address);
  const whole = matrix.size + 2 * QUIET_ZONE;
  const copy = () =>
    void navigator.clipboard.writeText(address).then(
      () => setCopied(address),
      () => undefined,
    );
  return (
    <>
      <h3>{t('share')}</h3>
      <p className="second">{t('shareHint')}</p>
      <svg className="symbol" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={t('sharePicture')}>
        <rect width={whole} height={whole} fill="#fff" />
        <path d={matrixPath(matrix, { x: QUIET_ZONE, y: QUIET_ZONE, side: matrix.size })} />
      </svg>
      <p className="address">{address}</p>
      {'clipboard' in navigator && (
        <p>
          <button type="button" className="button" onClick={copy}>
            {t('copy')}
          </button>{' '}
          <span role="status">{copied === address && t('copied')}</span>
        </p>
      )}
    </>
  );
}
