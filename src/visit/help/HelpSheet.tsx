import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../ui/Sheet';
import { isKiosk } from '../is-kiosk';
import './help.css';
import { KeyList } from './KeyList';
import { hasLargeType, setLargeType } from './large-type';
import { MoveButtons } from './MoveButtons';
import { ShareBox } from './ShareBox';
import { useVisit } from '../visit-context';

/** Other ways to look around, how to pass the place on, and what keys do. */
export function HelpSheet() {
  const { t } = useTranslation();
  const { state, actions } = useVisit();
  const [isLarge, setLarge] = useState(() => typeof document === 'object' && hasLargeType());
  if (state.open !== 'help') return null;
  return (
    <Sheet
      id="help"
      title={t(isKiosk() ? 'helpOnly' : 'help')}
      open
      closeLabel={t('close')}
      onClose={() => actions?.close()}
    >
      <p>{t('howTo')}</p>
      <MoveButtons />
      <label className="choice">
        <input type="checkbox" checked={state.pad === true} onChange={() => actions?.togglePad()} />
        {t('move.keep')}
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={isLarge}
          onChange={({ target }) => {
            setLargeType(target.checked);
            setLarge(target.checked);
          }}
        />
        {t('largeType')}
      </label>
      <OwnDevicePart title={t('share.title')}>
        <ShareBox />
      </OwnDevicePart>
      <OwnDevicePart title={t('keys.title')}>
        <KeyList />
      </OwnDevicePart>
    </Sheet>
  );
}

/** Of use on visitors' own devices only: no kiosk shows it. */
function OwnDevicePart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3 data-own-device>{title}</h3>
      <div data-own-device>{children}</div>
    </>
  );
}
