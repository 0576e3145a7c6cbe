import { Icon, type IconName } from '../../../src/ui/Icon';
import type { Specimen } from '../specimen';

const STATES: readonly { type: string; icon: IconName; words: string; shown?: string; open?: boolean }[] = [
  { type: 'link', icon: 'arrow', words: 'Đài tưởng niệm trung tâm', shown: 'below' },
  { type: 'link', icon: 'up', words: 'Thành cổ nhìn từ trên cao', shown: 'above' },
  { type: 'info', icon: 'info', words: 'Vọng lâu' },
  { type: 'info', icon: 'water', words: 'Hào thành', shown: 'below' },
  { type: 'info', icon: 'time', words: 'Nơi này năm 1972', open: true },
];

const points = (
  <div className="pins" data-named="" style={{ position: 'relative', height: '22rem' }}>
    {STATES.map(({ type, icon, words, shown = '', open }, index) => (
      <a
        key={words}
        className="pin"
        href="#a"
        data-type={type}
        data-name={shown}
        aria-expanded={open}
        style={{ left: `${(index % 2) * 50 + 25}%`, top: `${Math.floor(index / 2) * 7 + 4}rem` }}
      >
        <span className="pin-dot">
          <Icon name={icon} />
        </span>
        <span className="pin-name">{words}</span>
      </a>
    ))}
  </div>
);

export const specimen: Specimen = { ground: 'white', content: points };
export const dark: Specimen = { ground: 'black', content: points };
