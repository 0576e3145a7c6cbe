import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareThree } from '../../src/bin/bare-three.mjs';
import { SOURCE } from '../rooms';
import { ROOT } from './bundle';

const THREE = readFileSync(join(ROOT, 'node_modules/three/build/three.module.js'), 'utf8');
/** A line that is in the shaders of nearly all of three's materials. */
const SHADER = 'vec3 totalEmissiveRadiance';

/** three's materials that bring their shaders along, or shaders that include parts of them. */
const BORROWED =
  /new (?:\w+\.)?(?:Mesh\w+|LineBasic|LineDashed|Points|Sprite|Shadow)Material\b|new (?:\w+\.)?ShaderMaterial\b|<(?:mesh\w+|points|sprite|shader)Material|#include </;
/** They have a copy of three of their own. */
const MODELS = /viewer[\\/](?:model-view|load-model)\.ts$/;

describe('three without its own shaders', () => {
  it('has lost their texts, and nothing else that runs', () => {
    const bare = bareThree(THREE);
    expect(THREE).toContain(SHADER);
    expect(bare).not.toContain(SHADER);
    expect(THREE.length - bare.length).toBeGreaterThan(120_000);
    const functions = (code: string): number => code.match(/\bfunction\b|=>/g)?.length ?? 0;
    expect(functions(bare)).toBe(functions(THREE));
  });

  it('is enough for all that is drawn beside models', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !MODELS.test(file),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => BORROWED.test(readFileSync(join(SOURCE, file), 'utf8')))).toEqual([]);
  });

  it.each([
    'new MeshBasicMaterial({})',
    'new THREE.PointsMaterial()',
    'new ShaderMaterial(',
    '<meshBasicMaterial ',
    '#include <common>',
  ])('%s would be noticed', (code) => expect(code).toMatch(BORROWED));

  it('is not made of a three that is written otherwise', () => {
    expect(() => bareThree(THREE.replace('const ShaderChunk', 'const Chunks'))).toThrow('three has changed');
    expect(() => bareThree(THREE.replace('const DATA', 'const LUT'))).toThrow('three has changed');
  });
});
