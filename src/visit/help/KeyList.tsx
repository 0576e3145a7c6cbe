import { useTranslation } from 'react-i18next';

const KEYS = {
  arrows: ['←', '→', '↑', '↓'],
  zoom: ['+', '−'],
  home: ['Home'],
  points: ['Page Down', 'Page Up'],
  open: ['Enter'],
  close: ['Esc'],
  help: ['?'],
} as const;

type KeyUse = keyof typeof KEYS;

const USES = Object.keys(KEYS) as KeyUse[];

/** What each key does. */
export function KeyList() {
  const { t } = useTranslation();
  return (
    <dl className="keys">
      {USES.map((use) => (
        <div key={use}>
          <dt>
            {KEYS[use].map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{t(`keys.${use}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
