import { error } from '../issue';
import { FILE_USES } from './file-types';
import type { Rule } from './rule';

/** Names that differ in nothing but capitals and composed letters are equal on Windows and macOS, and different on servers. */
const loose = (path: string): string => path.normalize('NFC').toLowerCase();

export const filePresent: Rule = {
  codes: ['file-missing', 'file-name-differs', 'file-empty'],
  *find(subject) {
    const byLooseName = new Map([...subject.files()].map((file) => [loose(file), file]));
    for (const { value: file, path } of subject.parts(...FILE_USES)) {
      const facts = subject.facts(file);
      const similar = byLooseName.get(loose(file));
      if (facts?.bytes === 0 || facts?.type === 'empty') yield error('file-empty', path, { file });
      else if (!facts && similar !== undefined) yield error('file-name-differs', path, { file, found: similar });
      else if (!facts) yield error('file-missing', path, { file });
    }
  },
};
