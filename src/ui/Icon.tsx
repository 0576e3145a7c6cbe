/** Strokes on a 24×24 grid. */
const ICONS = {
  back: 'M19 12H5m6-6-6 6 6 6',
  close: 'm6 6 12 12M18 6 6 18',
  scenes: 'M4 5h7v6H4zm9 0h7v6h-7zm-9 8h7v6H4zm9 0h7v6h-7z',
  about: 'M5 3h10l4 4v14H5zm4 8h6m-6 4h6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  left: 'm14 6-6 6 6 6',
  right: 'm10 6 6 6-6 6',
  upwards: 'm6 14 6-6 6 6',
  downwards: 'm6 10 6 6 6-6',
  home: 'M12 8v8m-4-4h8M4 8V4h4m8 0h4v4m0 8v4h-4m-8 0H4v-4',
  help: 'M8.5 9.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3m0 3v.1',
  arrow: 'M12 20V5m-6 6 6-6 6 6',
  up: 'm6 12 6-6 6 6M6 18l6-6 6 6',
  down: 'm6 6 6 6 6-6M6 12l6 6 6-6',
  door: 'M6 21V3h12v18M3 21h18m-6.5-9v.5',
  stairs: 'M4 20h4v-4h4v-4h4V8h4',
  info: 'M12 10.5V19m0-13.7v.2',
  picture: 'M4 5h16v14H4zm0 11 5-5 4 4 2.5-2.5L20 17M15.5 9v.1',
  sound: 'M5 10v4h3l4 4V6l-4 4zm10.5-.5a4 4 0 0 1 0 5M18 7a8 8 0 0 1 0 10',
  film: 'M4 6h16v12H4zm6 3.5v5l4.5-2.5z',
  object: 'm12 3 8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  time: 'M12 7v5l3.5 2M12 3a9 9 0 1 0 .01 0',
  water: 'M3 9c3-3 6 3 9 0s6 3 9 0M3 15c3-3 6 3 9 0s6 3 9 0',
  tree: 'M12 21v-8m0-10a6 6 0 0 0-3 11h6a6 6 0 0 0-3-11z',
  monument: 'M5 21h14M8 21l2-15 2-3 2 3 2 15m-7-8h6',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  area: 'm5 6 14-2v14L7 20z',
} as const;

export type IconName = keyof typeof ICONS;

/** Decoration: the words beside it, or its button's name, say the same. */
export const Strokes = ({ path }: { path: string }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const Icon = ({ name }: { name: IconName }) => <Strokes path={ICONS[name]} />;
