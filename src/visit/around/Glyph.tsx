import { Strokes } from '../../ui/Icon';

/** As in ui/Icon; these come only with the parts that show them. */
const GLYPHS = {
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 5.5v13m7-13v13',
  next: 'm6 6 8 6-8 6zM18 6v12',
  previous: 'm18 6-8 6 8 6zM6 6v12',
  voice: 'M5 10v4h3l4 4V6l-4 4zm10.5-.5a4 4 0 0 1 0 5M18 7a8 8 0 0 1 0 10',
  silent: 'M5 10v4h3l4 4V6l-4 4zm11 0 4 4m0-4-4 4',
  plan: 'm9 4-5 2v14l5-2 6 2 5-2V4l-5 2zm0 0v14m6-12v14',
  more: 'M4.2 12a1.1 1.1 0 1 0 2.2 0 1.1 1.1 0 1 0-2.2 0m6.7 0a1.1 1.1 0 1 0 2.2 0 1.1 1.1 0 1 0-2.2 0m6.7 0a1.1 1.1 0 1 0 2.2 0 1.1 1.1 0 1 0-2.2 0',
  phone: 'M8 3h8v18H8zM3.500 9v6m17-6v6M11.500 18h1',
  turn: 'M4 12a8 4 0 1 0 4-3.500M4 5v4h4',
  planet: 'M12 8a4 4 0 1 0 .01 0M12 3v2m0 14v2M3 12h2m14 0h2',
  headset: 'M4 8h16v9h-5l-3-3-3 3H4zM9 12v.1m6-.1v.1',
  cardboard: 'M3 7h18v11h-6l-3-4-3 4H3zm5 5v.1m8-.1v.1M12 7v3',
  codes:
    'M4.5 4.500h5v5h-5zm10 0h5v5h-5zm-10 10h5v5h-5zm10 0h2.500v2.500M19.500 14.500v.1m-5 4.900v.1m5-2.600v2.500h-2',
  whole: 'M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5',
} as const;

export type GlyphName = keyof typeof GLYPHS;

export const Glyph = ({ name }: { name: GlyphName }) => <Strokes path={GLYPHS[name]} />;
