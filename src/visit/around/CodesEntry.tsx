import type { Say } from '../kinds/words';
import { useVisit } from '../visit-context';
import { Entry } from './Entry';

/** Typing, scanning and showing QR codes. The button that opened these tools is where one comes back to. */
export function CodesEntry({ say, leave }: { say: Say; leave: () => void }) {
  const { actions } = useVisit();
  const press = () => {
    leave();
    actions?.toggle('codes');
  };
  return (
    <Entry ownDevice glyph="codes" onPress={press}>
      {say('tools.codes')}
    </Entry>
  );
}
