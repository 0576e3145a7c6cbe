export interface SignButton {
  sign: string;
  name: string;
  press: () => void;
  disabled?: boolean;
}

/** A row of buttons with signs, each with a name. */
export const Buttons = ({ label, buttons }: { label: string; buttons: readonly SignButton[] }) => (
  <div className="sign-buttons" role="group" aria-label={label}>
    {buttons.map(({ sign, name, press, disabled }) => (
      <button key={name} type="button" aria-label={name} title={name} disabled={disabled} onClick={press}>
        {sign}
      </button>
    ))}
  </div>
);
