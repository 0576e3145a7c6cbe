import { error } from '../issue';
import { FITTING, PICTURE_USES } from './file-types';
import type { Rule } from './rule';

export const pictureWhole: Rule = {
  codes: ['picture-damaged'],
  *find(subject) {
    for (const { use, value: file, path } of subject.parts(...PICTURE_USES)) {
      const facts = subject.facts(file);
      if (!facts || facts.bytes === 0 || !FITTING[use].includes(facts.type)) continue;
      if (facts.damaged || !facts.width || !facts.height) yield error('picture-damaged', path, { file });
    }
  },
};
