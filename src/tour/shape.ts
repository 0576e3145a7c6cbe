import { z } from 'zod';
import { nearestWord } from './nearest-word';

/** What a shape's own complaint carries from zod to `parse`: a code of ours and its values, as JSON in zod's message. */
export interface Complaint {
  code: string;
  values: Record<string, string | number>;
}

export const complain = (code: string, values: Complaint['values'] = {}): string => JSON.stringify({ code, values });

/** An object that refuses keys it does not know and names the known key that was probably meant. */
export function object<S extends z.core.$ZodShape>(shape: S) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const key = issue.keys[0] ?? '';
      const nearest = nearestWord(key, known);
      return nearest === undefined ? complain('unknown-key', { key }) : complain('unknown-key-near', { key, nearest });
    },
  });
}

/** A key that may be left out. `undefined` as a value is not the same thing and is refused. */
export const optional = <S extends z.core.SomeType>(shape: S) => z.exactOptional(shape);
