/** What three writes, as it stands in its published file; another version may write otherwise. */
const CHUNKS = /const ShaderChunk = \{([\s\S]*?)\n\};/;
const SHINE = /const DATA = new Uint16Array\( \[[\s\S]*?\] \);/;

function without(code, pattern, replacement) {
  if (!pattern.test(code))
    throw new Error(`three has changed, ${pattern} is not in it: look at src/bin/bare-three.mjs.`);
  return code.replace(pattern, replacement);
}

/**
 * three without the texts of its own materials' shaders and their table of reflections: nobody who draws with shaders of his own asks
 * for them, and they are a seventh of all code that the canvas waits for. Throws where it does not find them.
 */
export function bareThree(code) {
  const [, list = ''] = CHUNKS.exec(code) ?? [];
  const names = [...list.matchAll(/: ([\w$]+)/g)].map(([, name]) => name);
  if (names.length === 0)
    throw new Error('three has changed, its shaders are not found: look at src/bin/bare-three.mjs.');
  const textOf = (name) => new RegExp(`(?:var|const) ${name.replaceAll('$', '\\$')} = "(?:[^"\\\\\\n]|\\\\.)*";`);
  const emptied = names.reduce((rest, name) => without(rest, textOf(name), () => `const ${name} = "";`), code);
  return without(emptied, SHINE, 'const DATA = new Uint16Array( 0 );');
}
