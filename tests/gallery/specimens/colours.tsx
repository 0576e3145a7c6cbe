import type { Specimen } from '../specimen';

const PAIRS = [
  ['paper', 'ink'],
  ['paper', 'soft'],
  ['card', 'accent'],
  ['accent', 'on-accent'],
  ['chrome', 'on-chrome'],
  ['chrome', 'on-chrome-soft'],
] as const;

export const specimen: Specimen = {
  content: PAIRS.map(([ground, words]) => (
    <p
      key={ground + words}
      style={{ padding: '0.5rem 1rem', background: `var(--${ground})`, color: `var(--${words})` }}
    >
      {words} · {ground}
    </p>
  )),
};
