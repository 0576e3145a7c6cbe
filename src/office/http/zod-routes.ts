import type { FastifyInstance, FastifyTypeProvider } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../refusal';

/** Tells TypeScript what a route's zod schemas let through. */
export interface ZodTypes extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  serializer: this['schema'] extends z.ZodType ? z.input<this['schema']> : unknown;
}

export const withZod = (app: FastifyInstance) => app.withTypeProvider<ZodTypes>();
export type ZodApp = ReturnType<typeof withZod>;

const isZod = (schema: unknown): schema is z.ZodType => schema instanceof z.ZodType;

/** Where a message is wrong, never what was in it. */
const placeOf = (error: z.ZodError): string => error.issues[0]?.path.join('.') || error.issues[0]?.code || '';

/** Requests are checked by the routes' schemas, and answers hold nothing that is not in theirs. */
export function useZod(app: FastifyInstance): void {
  app.setValidatorCompiler(({ schema }) => (value: unknown) => {
    if (!isZod(schema)) return { value };
    const read = schema.safeParse(value ?? {});
    return read.success
      ? { value: read.data }
      : { error: new Refusal(400, 'asked-wrongly', { place: placeOf(read.error) }) };
  });
  app.setSerializerCompiler(
    ({ schema }) =>
      (value) =>
        JSON.stringify(isZod(schema) ? schema.parse(value) : value),
  );
}
