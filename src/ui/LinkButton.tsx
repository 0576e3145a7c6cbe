import type { AnchorHTMLAttributes, KeyboardEvent, MouseEvent } from 'react';

type LinkButtonProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'onClick'> & {
  /** Where it leads before, or without, the script. */
  href: string;
  onPress?: (() => void) | undefined;
};

/** A button that works as a link until the script has arrived. */
export function LinkButton({ onPress, ...rest }: LinkButtonProps) {
  const press = (event: MouseEvent | KeyboardEvent) => {
    event.preventDefault();
    onPress?.();
  };
  return (
    <a
      {...rest}
      role="button"
      draggable={false}
      onClick={press}
      onKeyDown={(event) => event.key === ' ' && press(event)}
    />
  );
}
