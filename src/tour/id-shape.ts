import { z } from 'zod';
import { ID, LONGEST_ID } from './id';
import { complain } from './shape';
import { uses } from './use';

const error = complain('not-an-id', { most: LONGEST_ID });

export const idShape = z.string().max(LONGEST_ID, { error }).regex(ID, { error });

/** Ids of credits: where the facts come from. */
export const creditIdsShape = z
  .array(idShape.describe('Id of a credit').register(uses, { use: 'credit' }))
  .max(50)
  .meta({ id: 'sources', description: 'Ids of the credits that the facts come from' });
