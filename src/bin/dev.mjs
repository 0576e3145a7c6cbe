import { build } from './build.mjs';
import { root, stop } from './say.mjs';

await build();
const { createServer } = await import('vite');
const port = Number(process.env.PORT ?? 4360);
const server = await createServer({ root, server: { port, strictPort: true, host: process.env.HOST ?? 'localhost' } });
try {
  await server.listen();
} catch (error) {
  await server.close();
  if (String(error?.message).includes('already in use')) stop('portTaken', { port, other: port + 1 });
  throw error;
}
server.printUrls();
