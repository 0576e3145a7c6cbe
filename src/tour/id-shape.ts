import { z } from 'zod';
import { ID, LONGEST_ID } from './id';

export const idShape = z.string().max(LONGEST_ID).regex(ID);
