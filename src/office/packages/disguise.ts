import { open } from 'node:fs/promises';

/** As much of a file's start and end as anything looks at that guesses what a file is. */
const LOOK = 65_536;
const MARKUP = /<(?:script|html|body|iframe|svg|\?php|!doctype\s+(?:html|svg))[\s>/]|<\?php|#EXTM3U|javascript:/i;

const END_OF_ZIP = Buffer.from('PK\u0005\u0006', 'latin1');

/** Pictures and films that are also web pages, programs or archives for whoever wants to see them so. */
export async function isDisguised(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(LOOK, size));
    await handle.read(head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(LOOK, size));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return [head, tail].some((part) => MARKUP.test(part.toString('latin1')) || part.includes(END_OF_ZIP));
  } finally {
    await handle.close();
  }
}
