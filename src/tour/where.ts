import type { Issue, Path } from './issue';
import { childOf } from './parsing/part-at';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** What people call a part: its title in the tour's main language, else its id. */
export function nameOf(part: unknown, mainLanguage: unknown): string | undefined {
  const title = childOf(part, 'title');
  const inMain = isText(mainLanguage) ? childOf(title, mainLanguage) : undefined;
  const inAny = typeof title === 'object' && title ? Object.values(title).find(isText) : undefined;
  return [inMain, inAny, childOf(part, 'id')].find(isText);
}

/** Lists whose items are named without the list: `“Cổng Tiền” › “Vòm cổng” › text`. */
const SELF_EXPLAINING: ReadonlySet<unknown> = new Set(['scenes', 'hotspots']);

export interface Where {
  where: string;
  scene?: string;
  hotspot?: string;
}

/** A path in the words of the tour; items of lists count from 1 where they have no name. */
export function whereIs(manifest: unknown, path: Path): Where {
  const main = childOf(childOf(manifest, 'languages'), 0);
  const words: string[] = [];
  const names: Omit<Where, 'where'> = {};
  let part = manifest;
  path.forEach((key, index) => {
    part = childOf(part, key);
    if (typeof key === 'string') return words.push(key);
    const list = path[index - 1];
    const name = nameOf(part, main);
    if (name !== undefined && SELF_EXPLAINING.has(list)) words.pop();
    words.push(name === undefined ? String(key + 1) : `“${name}”`);
    if (index === 1 && list === 'scenes') names.scene = name ?? String(key + 1);
    if (index === 3 && list === 'hotspots') names.hotspot = name ?? String(key + 1);
    return undefined;
  });
  return { where: words.join(' › ') || 'tour.json', ...names };
}

const LONGEST_VALUE = 200;

/** Values come from the manifest, which may hold anything: no control characters, no turned writing, no novels. */
function tidy(value: string | number): string | number {
  if (typeof value === 'number') return value;
  // Cut before it is looked at, too: it may have millions of letters.
  const start = value.slice(0, 4 * LONGEST_VALUE);
  const plain = start.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ud800-\udfff]+/gu, ' ');
  return plain.length > LONGEST_VALUE ? `${plain.slice(0, LONGEST_VALUE)}…` : plain;
}

/** The issue with the names of the place that it is about, ready to be put into a sentence. */
export function located(issue: Issue, manifest: unknown): Issue {
  const values = Object.entries({ ...whereIs(manifest, issue.path), ...issue.values });
  return { ...issue, values: Object.fromEntries(values.map(([key, value]) => [key, tidy(value)])) };
}
