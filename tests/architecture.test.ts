import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allImports, importsIn, MAY_IMPORT, SOURCE, sourceFiles, whyNot } from './rooms';

describe('the import table', () => {
  it('is kept by every file', () => {
    const imports = allImports();
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(whyNot).filter(Boolean)).toEqual([]);
  });

  it.each([
    ['tour/scene.ts', `import { tilePath } from '../tiles/pyramid';`],
    ['visit/App.tsx', `import { press } from '../press/press';`],
    ['press/press.ts', `import { unknownKey } from '../tour/checks/unknown-key';`],
    ['viewer/tile.ts', `import { createRoot } from 'react-dom/client';`],
    ['tiles/level.ts', `import * as three from 'three';`],
    ['viewer/tile.ts', `const words = await import('../../locales/vi/visit.json');`],
  ])('catches a planted break in %s', (file, text) => {
    expect(importsIn(file, text).map(whyNot)).toEqual([expect.stringContaining(file)]);
  });

  it('has no cycle', () => {
    const visit = (room: string, above: string[]): void => {
      expect(above).not.toContain(room);
      for (const next of MAY_IMPORT[room] ?? []) visit(next, [...above, room]);
    };
    for (const room of Object.keys(MAY_IMPORT)) visit(room, []);
  });
});

describe('the house', () => {
  const files = sourceFiles().map((file) => ({ file, text: readFileSync(join(SOURCE, file), 'utf8') }));

  it('keeps React in .tsx files and three out of them, in the viewer', () => {
    const viewer = files.filter(({ file }) => file.startsWith('viewer/'));
    expect(viewer.length).toBeGreaterThan(0);
    const wrong = viewer.filter(
      ({ file, text }) =>
        file.endsWith('.ts') && importsIn(file, text).some(({ wanted, typeOnly }) => wanted === 'react' && !typeOnly),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('has no default exports and no barrel files', () => {
    expect(files.filter(({ text }) => /^export default/m.test(text)).map(({ file }) => file)).toEqual([]);
    expect(files.filter(({ file }) => /(^|\/)index\.tsx?$/.test(file)).map(({ file }) => file)).toEqual([]);
  });

  it('keeps the schema library away from what visitors load', () => {
    const schemas = new Set(
      files
        .filter(({ file, text }) => importsIn(file, text).some(({ wanted, typeOnly }) => wanted === 'zod' && !typeOnly))
        .map(({ file }) => file),
    );
    expect(schemas.size).toBeGreaterThan(10);
    const visitors = /^(?:main\.tsx|starter\.ts|kiosk[-.]\w|kiosk\/|tiles\/|viewer\/|visit\/|ui\/|pack\/)/;
    const wrong = files
      .filter(({ file }) => visitors.test(file))
      .flatMap(({ file, text }) => importsIn(file, text))
      .filter(({ file, wanted, typeOnly }) => {
        if (typeOnly || !wanted.startsWith('.')) return false;
        const path = join(file, '..', wanted).replaceAll('\\', '/');
        return schemas.has(`${path}.ts`);
      });
    expect(wrong).toEqual([]);
  });

  it('holds no file of over 300 lines', () => {
    const long = files.filter(({ text }) => text.split('\n').filter((line) => line.trim() !== '').length > 300);
    expect(long.map(({ file }) => file)).toEqual([]);
  });
});
