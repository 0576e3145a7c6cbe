import { z } from 'zod';

/** What a shape's own complaint carries from zod to `parse`: a code of ours and its values, as JSON in zod's message. */
export interface Complaint {
  code: string;
  values: Record<string, string | number>;
}

export const complain = (code: string, values: Complaint['values'] = {}): string => JSON.stringify({ code, values });

/** An object that refuses keys it does not know; its complaint names those that it knows. */
export function object<S extends z.core.$ZodShape>(shape: S) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? complain('unknown-key', { known }) : undefined),
  });
}

/** A key that may be left out. `undefined` as a value is not the same thing and is refused. */
export const optional = <S extends z.core.SomeType>(shape: S) => z.exactOptional(shape);
