import { Dialog } from './Dialog';
import { useKiosk } from './kiosk-context';
import { QrPicture } from './QrPicture';

/** A link that leads out of the kiosk: not opened here, but to be taken along. */
export function LinkCode({ href }: { href: string }) {
  const { kiosk, say } = useKiosk();
  return (
    <Dialog title={say('outside')} className="take" onClose={() => kiosk.show(undefined)}>
      <QrPicture text={href} label={say('outsideLabel')} />
      <div>
        <p>{say('outsideHow')}</p>
        <p className="address">{readable(href)}</p>
      </div>
    </Dialog>
  );
}

const MOST_LETTERS = 90;

/** Where it leads, in letters that people can read. */
function readable(href: string): string {
  const { protocol, host, pathname } = new URL(href);
  const text = host ? host + (pathname === '/' ? '' : pathname) : href.slice(protocol.length);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
