import { MoveButtons } from './MoveButtons';
import { useVisit } from '../visit-context';

/** The buttons that turn the picture, over the picture, for who wants them there. */
export function MovePad() {
  const { state } = useVisit();
  if (!state.pad || state.open === 'help') return null;
  return (
    <div className="pad">
      <MoveButtons />
    </div>
  );
}
