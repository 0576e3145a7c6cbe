import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { z } from 'zod';

const asJson = (schema: unknown): unknown =>
  schema instanceof z.ZodType
    ? z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' })
    : schema;

const PARTS = ['body', 'querystring', 'params', 'headers'] as const;

function plainSchema(schema: FastifySchema): FastifySchema {
  const made: Record<string, unknown> = { ...schema };
  for (const part of PARTS) if (schema[part] !== undefined) made[part] = asJson(schema[part]);
  const answers = Object.entries((schema.response ?? {}) as Record<string, unknown>);
  if (answers.length > 0)
    made['response'] = Object.fromEntries(
      answers.map(([status, answer]) => [status, { description: status, ...(asJson(answer) as object) }]),
    );
  return made;
}

/** The description of the interface comes from the very schemas that requests are checked by. */
export async function useOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: { title: 'Di sản 360° office', version, license: { name: 'MIT' } },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-office' } } },
      security: [{ session: [] }],
    },
    transform: ({ schema, url }) => ({ schema: schema === undefined ? {} : plainSchema(schema), url }),
  });
}
