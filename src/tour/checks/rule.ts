import type { Issue } from '../issue';
import type { Subject } from './subject';

/** One question that a tour is asked. */
export interface Rule {
  /** Every code that it can yield: a test asks for a sentence, a rule in SPEC.md and a broken tour for each. */
  codes: readonly string[];
  find(subject: Subject): Iterable<Issue>;
}
