import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tourJsonSchema } from '../../src/tour/json-schema';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  description?: string;
  definitions?: Record<string, Schema>;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

const schema = tourJsonSchema() as Schema;

const isExplained = ({ description, $ref, allOf = [] }: Schema): boolean =>
  Boolean(description ?? schema.definitions?.[$ref?.split('/').at(-1) ?? '']?.description) || allOf.some(isExplained);

function unexplained(part: Schema, path: string): string[] {
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [] } = part;
  const inside = [
    items,
    typeof additionalProperties === 'object' ? additionalProperties : undefined,
    ...anyOf,
    ...oneOf,
  ];
  return [
    ...Object.entries(properties).flatMap(([key, value]) => [
      ...(isExplained(value) ? [] : [`${path}.${key}`]),
      ...unexplained(value, `${path}.${key}`),
    ]),
    ...inside.flatMap((item) => (item ? unexplained(item, path) : [])),
  ];
}

describe('the JSON Schema for editors', () => {
  it('is the one in public/schema/tour-1.json; if not, run: npm run schema', () => {
    const file = JSON.parse(readFileSync('public/schema/tour-1.json', 'utf8')) as unknown;
    expect(file, 'public/schema/tour-1.json is out of date: run `npm run schema`').toEqual(tourJsonSchema());
  });

  it('explains every key', () => {
    const parts = [['tour', schema] as const, ...Object.entries(schema.definitions ?? {})];
    expect(parts.flatMap(([name, part]) => unexplained(part, name))).toEqual([]);
  });

  it('lets editors refuse keys that it does not know', () => {
    expect(tourJsonSchema()).toMatchObject({ additionalProperties: false, required: expect.arrayContaining(['id']) });
  });
});
