import { readFile } from 'node:fs/promises';
import { writeFileWhole } from '../press/write-file';
import { newCode } from '../qr/new-code';
import type { Registry } from '../qr/registry';
import { parseTourText } from '../tour/parse';

/** Where the list of a key of the outermost object ends (its closing bracket), in the text of a JSON file. */
function endOfList(text: string, key: string): number | undefined {
  let depth = 0;
  let start: number | undefined;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index] ?? '';
    if (letter === '"') {
      const end = endOfString(text, index);
      if (depth === 1 && text.slice(index, end + 1) === `"${key}"` && /^\s*:/.test(text.slice(end + 1))) start = end;
      index = end;
    } else if (letter === '[' || letter === '{') depth++;
    else if (letter === ']' || letter === '}') {
      depth--;
      if (letter === ']' && depth === 1 && start !== undefined) return index;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}

/** The manifest's text with signs added and every other letter where it was. */
export function withSigns(text: string, signs: readonly { code: string; scene: string }[], isFirst: boolean): string {
  const lines = signs.map((sign) => `    { "code": "${sign.code}", "scene": "${sign.scene}" }`).join(',\n');
  const end = endOfList(text, 'signs');
  if (end !== undefined) {
    const before = text.slice(0, end).trimEnd();
    return `${before}${isFirst ? '' : ','}\n${lines}\n  ${text.slice(end)}`;
  }
  const close = text.lastIndexOf('}');
  return `${text.slice(0, close).trimEnd()},\n  "signs": [\n${lines}\n  ]\n${text.slice(close)}`;
}

/** Gives every scene without a sign a new code, in the tour's own file; returns how many. */
export async function addSigns(file: string, registry: Registry): Promise<number> {
  const text = await readFile(file, 'utf8');
  const { tour } = parseTourText(text);
  if (!tour) return 0;
  const { scenes, signs = [] } = tour;
  const taken = [...registry.signs, ...signs].map(({ code }) => code);
  const added = scenes
    .filter(({ id }) => !signs.some(({ scene, retired }) => scene === id && retired !== true))
    .map(({ id: scene }) => {
      const code = newCode(taken);
      taken.push(code);
      return { code, scene };
    });
  if (added.length > 0) await writeFileWhole(file, withSigns(text, added, signs.length === 0));
  return added.length;
}
