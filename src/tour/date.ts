import { z } from 'zod';
import { complain } from './shape';

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

export const dateShape = z
  .string()
  .regex(DATE, { error: complain('not-a-date') })
  .describe('A year, month or day: 1972, 1972-09 or 1972-09-16');
