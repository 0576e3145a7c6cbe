import { Icon } from '../ui/Icon';
import { useKiosk } from './kiosk-context';

/** Below the visit, never over it: what only a kiosk has. */
export function Dock() {
  const { kiosk, state, say } = useKiosk();
  const { sheet, reach } = state;
  return (
    <nav className="dock" aria-label={say('dock')}>
      <button
        type="button"
        aria-expanded={sheet === 'take'}
        onClick={() => kiosk.show(sheet === 'take' ? undefined : 'take')}
      >
        <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 4h6v6H4zm10 0h6v6h-6zM4 14h6v6H4zm10 0h2v2h-2zm4 0h2v2h-2zm-2 3h2v3h-2zm-2 1v2m6-1v1" />
        </svg>
        {say('take')}
      </button>
      <button type="button" aria-pressed={reach} onClick={() => kiosk.setReach(!reach)}>
        <Icon name="down" />
        {say('reach')}
      </button>
      <button type="button" onClick={() => kiosk.finish()}>
        <Icon name="close" />
        {say('finish')}
      </button>
    </nav>
  );
}
