import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './Icon';
import { LinkButton } from './LinkButton';

interface SheetProps {
  id: string;
  title: ReactNode;
  open: boolean;
  closeLabel: string;
  onClose: (() => void) | undefined;
  /** Opened by nobody's wish: it takes no focus. */
  quiet?: boolean | undefined;
  children: ReactNode;
}

/** A panel beside the picture, which stays in sight and in use. Its content is part of the page when there is no script. */
export function Sheet({ id, title, open, closeLabel, onClose, quiet, children }: SheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (open && !quiet) heading.current?.focus({ preventScroll: true });
  }, [open, quiet]);
  return (
    <section className="sheet" id={id} data-open={open || undefined} aria-labelledby={`${id}-title`}>
      <div className="sheet-head">
        <h2 id={`${id}-title`} tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <LinkButton className="round close" href="#stage" aria-label={closeLabel} onPress={onClose}>
          <Icon name="close" />
        </LinkButton>
      </div>
      <div className="sheet-body">{children}</div>
    </section>
  );
}
