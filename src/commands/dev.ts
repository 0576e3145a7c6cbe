import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import sirv from 'sirv';
import type { ViteDevServer } from 'vite';
import { press } from '../press/press';
import { pressSite } from '../press/site';
import type { PageAssets, PageWriter } from '../tour/page';
import { findingsOf, formatIssue, hasErrors } from './findings';
import { CACHE } from './press';
import { processTerminal } from './terminal';
import { tourFolders } from './tour-folders';
import { createWords, machineLanguage } from './words';

const OUT = join('node_modules', '.cache', 'disan360', 'dev-site');
const BUILD = 'build';

/** Pages take styles and code from Vite itself, so that both change as they are edited. */
async function developmentAssets(server: ViteDevServer): Promise<PageAssets> {
  const { default: css } = (await server.ssrLoadModule('/src/visit/visit.css?inline')) as { default: string };
  return {
    css,
    starter: await readFile(join(BUILD, 'starter.js'), 'utf8'),
    entry: '/src/main.tsx',
    preload: [],
    finder: '/src/visit/catalogue/finder.ts',
    fonts: '/src/ui/fonts.css',
    codes: await readFile(join(BUILD, 'enter-code.js'), 'utf8'),
  };
}

async function pressForDevelopment(server: ViteDevServer, folders: readonly string[]): Promise<void> {
  const terminal = processTerminal();
  const words = createWords(machineLanguage(process.env));
  const { createPageWriter } = (await server.ssrLoadModule('/src/visit/pages.tsx')) as {
    createPageWriter: () => PageWriter;
  };
  const [pages, assets] = [createPageWriter(), await developmentAssets(server)];
  for (const folder of folders) {
    const issues = await findingsOf(folder);
    for (const issue of issues) terminal.out(formatIssue(issue, words));
    if (hasErrors(issues)) terminal.err(words('notPressed', { folder }));
    else
      await press({
        folder,
        out: OUT,
        cache: CACHE,
        pages,
        assets,
        worker: new URL(`file://${join(process.cwd(), BUILD, 'press-worker.js')}`),
      });
  }
  await pressSite({ out: OUT, pages, assets, languages: pages.languages([]) });
}

const tourOf = (file: string): string | undefined => {
  const [top, id] = file.split(sep);
  return top === 'tours' && id ? join(top, id) : undefined;
};

const isPage = (url: string): boolean =>
  /^\/(?:[a-z]{2,3}|[qQ])(?:\/|$)/.test(url) && !/\.\w+(?:\?|$)/.test(url) && !url.startsWith('/src');

/** Serves pressed tours from Vite's own server; a changed tour or page component is pressed and shown at once. */
export async function serveTours(
  server: ViteDevServer,
): Promise<(request: IncomingMessage, response: ServerResponse, next: () => void) => void> {
  let pressing = pressForDevelopment(server, await tourFolders([]));
  // Whoever asks for a page hears of it; a server that is closed at once has nobody to tell.
  pressing.catch(() => undefined);
  server.watcher.add(join(server.config.root, 'tours'));
  server.watcher.on('all', (_, path) => {
    const file = path.slice(server.config.root.length + 1);
    const tour = tourOf(file);
    if (tour === undefined && !file.startsWith(join('src', 'visit'))) return;
    pressing = pressing
      .then(async () => pressForDevelopment(server, tour === undefined ? await tourFolders([]) : [tour]))
      .catch((error: unknown) => processTerminal().err(String(error)))
      .then(() => server.ws.send({ type: 'full-reload' }));
  });
  const serveFile = sirv(OUT, { dev: true });
  return (request, response, next) => {
    const url = request.url ?? '/';
    const answer = async () => {
      await pressing;
      if (!isPage(url)) return serveFile(request, response, next);
      const path = join(OUT, decodeURIComponent(url.split('?')[0] ?? ''), 'index.html');
      const html = await readFile(path, 'utf8').catch(() => undefined);
      if (html === undefined) return next();
      response.setHeader('Content-Type', 'text/html;charset=utf-8');
      response.end(await server.transformIndexHtml(url, html));
    };
    answer().catch(next);
  };
}
