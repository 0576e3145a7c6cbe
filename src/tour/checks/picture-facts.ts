import type { MediaFacts } from '../media-facts';
import type { FileUse } from '../use';
import { FITTING } from './file-types';
import type { Subject } from './subject';

export interface SizedFacts extends MediaFacts {
  width: number;
  height: number;
}

/** Facts about a file that serves its use and whose size in pixels is known; what is wrong otherwise is said elsewhere. */
export function sizedFacts(subject: Subject, use: FileUse, src: string): SizedFacts | undefined {
  const facts = subject.facts(src);
  if (!facts || !FITTING[use].includes(facts.type) || facts.damaged) return undefined;
  const { width, height } = facts;
  return width && height ? { ...facts, width, height } : undefined;
}
