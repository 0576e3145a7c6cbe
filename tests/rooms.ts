import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

export const SOURCE = resolve(import.meta.dirname, '../src');

/** The import table of src/README.md: which rooms a room may import, besides itself. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  tour: [],
  tiles: ['tour'],
  qr: ['tour'],
  pack: ['tour', 'tiles'],
  ui: ['tour', 'locales'],
  viewer: ['tour', 'tiles'],
  visit: ['tour', 'tiles', 'pack', 'viewer', 'ui', 'qr', 'locales'],
  kiosk: ['tour', 'ui', 'qr', 'locales'],
  studio: ['tour', 'tiles', 'qr', 'viewer', 'ui', 'locales'],
  desk: ['tour', 'ui', 'locales'],
  press: ['tour', 'tiles', 'qr'],
  shelf: ['tour'],
  office: ['tour', 'press', 'shelf'],
  commands: ['tour', 'tiles', 'qr', 'press', 'shelf', 'office', 'locales'],
};

/** Packages that only these rooms may use; a package that is not here is free, except where a room has a closed list. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  tour: ['zod'],
  tiles: [],
  qr: ['uqr'],
  viewer: ['three', 'react', '@react-three/fiber', '@react-three/drei'],
  ui: ['react', 'i18next', 'react-i18next'],
  kiosk: ['react', 'react-dom', 'i18next'],
  desk: ['react', 'react-dom', 'uqr'],
  visit: ['react', 'react-dom', 'jsqr', 'i18next', 'react-i18next', 'workbox-window'],
};

export interface Import {
  /** Path below src, with `/`. */
  file: string;
  /** As it is written. */
  wanted: string;
  typeOnly: boolean;
}

const STATEMENT =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

export const importsIn = (file: string, text: string): Import[] =>
  [...text.matchAll(STATEMENT)].map(([, type, from, dynamic]) => ({
    file,
    wanted: from ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));

export function sourceFiles(folder = SOURCE): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(SOURCE, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export const allImports = (): Import[] =>
  sourceFiles().flatMap((file) => importsIn(file, readFileSync(join(SOURCE, file), 'utf8')));

const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

/** Why an import breaks the table, if it does. Files directly in src (main, starter, cli …) put rooms together and are free. */
export function whyNot({ file, wanted }: Import): string | undefined {
  const room = roomOf(file);
  if (room === '' || room === 'bin') return undefined;
  if (!wanted.startsWith('.')) {
    const allowed = PACKAGES[room];
    const name = wanted
      .split('/')
      .slice(0, wanted.startsWith('@') ? 2 : 1)
      .join('/');
    return allowed && !allowed.includes(name) ? `${file}: ${room} may not use the package ${name}` : undefined;
  }
  const target = relative(SOURCE, resolve(SOURCE, dirname(file), wanted.split('?')[0] ?? ''))
    .split(sep)
    .join('/');
  if (target.startsWith('../locales/'))
    return MAY_IMPORT[room]?.includes('locales') ? undefined : `${file}: ${room} may not read locales`;
  const other = roomOf(target);
  if (other === room) return undefined;
  if (!MAY_IMPORT[room]?.includes(other)) return `${file}: ${room} may not import ${target}`;
  return target.split('/').length > 2 ? `${file}: ${target} is private to ${other}` : undefined;
}
