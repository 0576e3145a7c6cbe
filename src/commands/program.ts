import { Command, CommanderError } from 'commander';
import type { PageWriter } from '../tour/page';
import { COUNTS_PATH } from '../tour/sign-count';
import { backUpOffice, restoreOffice, scrubOffice, type BackupOptions } from './backup';
import { checkTours } from './check';
import { newTour } from './new';
import { serveOffice } from './office';
import { pressPortable } from './portable';
import { pressTours } from './press';
import { writeSchema } from './schema';
import { serve, USUAL_PORT } from './serve';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import type { Words } from './words';

export interface Surroundings {
  words: Words;
  terminal: Terminal;
  /** Folder of the built program. */
  build: string;
  pages: PageWriter;
  environment: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}

interface SiteOptions {
  out: string;
  origin?: string;
  counts?: string | true;
  portable?: string;
  port?: string;
  host?: string;
  office?: boolean;
}

interface QrCommand {
  out: string;
  site: string;
  origin?: string;
  formats: string;
  files: string;
  logo?: string;
  marks: boolean;
  add?: boolean;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError('badPort', { port: text });
  return port;
}

function parseWorkers(text: string): number {
  if (!/^(?:[1-9]|[1-5]\d|6[0-4])$/.test(text)) throw new UsageError('badWorkers', { workers: text });
  return Number(text);
}

function parseOrigin(text: string): string {
  if (!/^https?:\/\/[^\s/?#]+\/?$/.test(text)) throw new UsageError('badOrigin', { origin: text });
  return text.replace(/\/$/, '');
}

/** The path of our own server where none is given. */
function parseCounts(address: string | true): string {
  if (address === true) return COUNTS_PATH;
  if (!/^(?:https:\/\/[^\s/?#]+)?\/[^\s]*$/.test(address))
    throw new UsageError('badCounts', { address, path: COUNTS_PATH });
  return address;
}

type MakeCommand = (usage: string, about: string) => Command;

/** What keeps an office's data safe. */
function addBackups(command: MakeCommand, told: Omit<BackupOptions, 'data'>, finish: (status: number) => void): void {
  const { words } = told;
  const withData = (made: Command) => made.option('--data <folder>', words('shelf:optData'));
  for (const [name, about, act] of [
    ['backup', 'shelf:aboutBackup', backUpOffice],
    ['restore', 'shelf:aboutRestore', restoreOffice],
  ] as const) {
    withData(command(name, about).argument('<folder>', words('shelf:argFolder'))).action(
      async (folder: string, given: { data?: string }) => finish(await act(folder, { ...told, ...given })),
    );
  }
  withData(command('scrub', 'shelf:aboutScrub')).action(async (given: { data?: string }) =>
    finish(await scrubOffice({ ...told, ...given })),
  );
}

/** The command line. Each action leaves its exit status in `finish`. */
export function createProgram(around: Surroundings, finish: (status: number) => void): Command {
  const { words, terminal, build, pages, environment, signal } = around;
  const told = { words, terminal, ...(signal && { signal }) };
  const site = ({ out, origin, counts }: SiteOptions, tours: string[]) =>
    pressTours({
      ...{ ...told, tours, build, out, pages },
      ...(origin !== undefined && { origin: parseOrigin(origin) }),
      ...(counts !== undefined && { counts: parseCounts(counts) }),
    });
  const portable = (target: string, tours: string[]) => pressPortable({ ...told, tours, build, pages, target });
  const signs = async ({ origin, formats, files, logo, add, ...rest }: QrCommand, tours: string[]) => {
    // What writes PDF takes longer to load than a changed text takes to be pressed.
    const { makeSigns, parseFiles, parseFormats } = await import('./qr');
    if (origin === undefined) throw new UsageError('qr:needsOrigin');
    const wanted = { origin: parseOrigin(origin), formats: parseFormats(formats), files: parseFiles(files) };
    return makeSigns({ ...told, ...rest, ...wanted, tours, add: add === true, ...(logo !== undefined && { logo }) });
  };
  const listen = ({ out, port, host, office }: SiteOptions) => {
    const address = host ?? environment['HOST'];
    const number = parsePort(port ?? environment['PORT'] ?? String(USUAL_PORT));
    const at = { ...told, port: number, ...(address !== undefined && { host: address }) };
    return office === true
      ? serveOffice({ ...at, build, pages, environment })
      : serve({ ...at, out, workers: parseWorkers(environment['WORKERS'] ?? '1') });
  };

  const program = new Command('disan360').description(words('about')).exitOverride();
  program.option('--lang <lang>', words('optLang'));
  program.configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    writeErr: (text) => terminal.err(text.trimEnd()),
  });
  const command = (usage: string, about: string) =>
    program.command(usage).description(words(about)).option('--lang <lang>', words('optLang')).exitOverride();
  const withSite = (made: Command) =>
    made
      .option('--out <folder>', words('optOut'), 'dist')
      .option('--origin <address>', words('optOrigin'))
      .option('--counts [address]', words('optCounts'));
  const withAddress = (made: Command) =>
    made.option('--port <port>', words('optPort')).option('--host <address>', words('optHost'));

  command('new', 'aboutNew')
    .argument('<id>', words('argId'))
    .argument('[pictures...]', words('argPictures'))
    .action(async (id: string, pictures: string[]) => finish(await newTour({ id, pictures, words, terminal })));
  command('check', 'aboutCheck')
    .argument('[tours...]', words('argTours'))
    .option('--json', words('optJson'))
    .action(async (tours: string[], { json }: { json?: boolean }) =>
      finish(await checkTours({ tours, json: json === true, words, terminal })),
    );
  withSite(command('press', 'aboutPress'))
    .argument('[tours...]', words('argTours'))
    .option('--portable <folder|zip>', words('optPortable'))
    .action(async (tours: string[], options: SiteOptions) =>
      finish(await (options.portable === undefined ? site(options, tours) : portable(options.portable, tours))),
    );
  command('qr', 'qr:about')
    .argument('[tours...]', words('argTours'))
    .option('--out <folder>', words('qr:optOut'), 'signs')
    .option('--site <folder>', words('qr:optSite'), 'dist')
    .option('--origin <address>', words('optOrigin'))
    .option('--formats <list>', words('qr:optFormats'), 'a4,a5,a3,plaque,stickers')
    .option('--files <list>', words('qr:optFiles'), 'pdf,svg,png')
    .option('--logo <file>', words('qr:optLogo'))
    .option('--no-marks', words('qr:optNoMarks'))
    .option('--add', words('qr:optAdd'))
    .action(async (tours: string[], options: QrCommand) => finish(await signs(options, tours)));
  withAddress(command('serve', 'aboutServe').option('--out <folder>', words('optOut'), 'dist'))
    .option('--office', words('office:start.option'))
    .action(async (options: SiteOptions) => finish(await listen(options)));
  withAddress(withSite(command('start', 'aboutStart'))).action(async (options: SiteOptions) => {
    await site(options, []);
    finish(await listen(options));
  });
  addBackups(command, { ...told, environment }, finish);
  command('schema', 'aboutSchema').action(async () => finish(await writeSchema(words, terminal)));
  return program;
}

export const isWrongUsage = (error: unknown): error is CommanderError => error instanceof CommanderError;
