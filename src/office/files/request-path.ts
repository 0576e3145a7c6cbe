const BROKEN_ESCAPE = /%(?![0-9a-fA-F]{2})|%00/;

/** Dots and double slashes resolved; undefined for a path that leads above the top. */
function resolved(path: string): string | undefined {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..' && names.pop() === undefined) return undefined;
    if (name !== '' && name !== '.' && name !== '..') names.push(name);
  }
  return names.join('/');
}

export interface RequestPath {
  /** Below the site's root, without a slash in front. */
  path: string;
  /** The address ends with a slash: it can only mean a folder. */
  isFolder: boolean;
}

/** The path that a request asks for, as web servers understand it; what makes no sense is 400, what cannot be a name is 404. */
export function requestPath(url: string): RequestPath | 400 | 404 {
  const raw = url.split(/[?#]/, 1)[0] ?? '';
  if (!raw.startsWith('/') || BROKEN_ESCAPE.test(raw)) return 400;
  let text: string;
  try {
    text = decodeURIComponent(raw);
  } catch {
    return 404;
  }
  const path = resolved(text);
  if (path === undefined) return 400;
  return { path, isFolder: /\/\.{0,2}$/.test(text) };
}
