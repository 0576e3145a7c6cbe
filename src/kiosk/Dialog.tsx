import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from '../ui/Icon';
import { useKiosk } from './kiosk-context';

interface DialogProps {
  title: ReactNode;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

/** In front of everything; what lies behind is covered and cannot be touched. */
export function Dialog({ title, className = '', onClose, children }: DialogProps) {
  const { say } = useKiosk();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="over" onPointerDown={(event) => event.target === event.currentTarget && onClose()}>
      <section className={`dialog ${className}`} role="dialog" aria-modal="true" aria-labelledby={id}>
        <div className="dialog-head">
          <h2 id={id} tabIndex={-1} ref={heading}>
            {title}
          </h2>
          <button type="button" className="round" aria-label={say('close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </section>
    </div>
  );
}
