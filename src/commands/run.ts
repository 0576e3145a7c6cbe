import { PressError } from '../press/press-error';
import { ShelfError } from '../shelf/shelf-error';
import type { PageWriter } from '../tour/page';
import { createProgram, isWrongUsage } from './program';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { createWords, INTERFACE_LANGUAGES, machineLanguage, type InterfaceLanguage } from './words';

export interface RunOptions {
  terminal: Terminal;
  build: string;
  pages: PageWriter;
  environment: NodeJS.ProcessEnv;
  signal?: AbortSignal;
}

/** Messages, even about wrong usage, come in the wanted language, so `--lang` is read before the rest. */
function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): InterfaceLanguage | UsageError {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return machineLanguage(environment);
  const lang = args[at]?.split('=')[1] ?? args[at + 1] ?? '';
  return INTERFACE_LANGUAGES.find((known) => known === lang) ?? new UsageError('badLanguage', { lang });
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** One sentence for everything that can go wrong in the world, and its exit status. */
function tell(error: unknown, options: RunOptions, words: ReturnType<typeof createWords>): number {
  const { terminal, environment, signal } = options;
  if (environment['DISAN360_DEBUG'])
    terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  if (isWrongUsage(error)) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) return (terminal.err(words(error.key, { ...error.values })), 2);
  if (error instanceof PressError) return (terminal.err(words(`press:${error.code}`, { ...error.values })), 1);
  if (error instanceof ShelfError) return (terminal.err(words(`shelf:${error.code}`, { ...error.values })), 1);
  if (signal?.aborted) return (terminal.err(words('stopped')), 130);
  const file = error instanceof Error && 'path' in error ? String(error.path) : '';
  if (codeOf(error) === 'ENOSPC') terminal.err(words('diskFull'));
  else if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') terminal.err(words('noPermission', { file }));
  else terminal.err(words('unexpected', { reason: error instanceof Error ? error.message : String(error) }));
  return 2;
}

/** Runs one command; resolves with its exit status and never throws. */
export async function runCommand(args: readonly string[], options: RunOptions): Promise<number> {
  const lang = languageOf(args, options.environment);
  const words = createWords(lang instanceof UsageError ? machineLanguage(options.environment) : lang);
  let status = 0;
  try {
    if (lang instanceof UsageError) throw lang;
    await createProgram({ ...options, words }, (ended) => (status = ended)).parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    return tell(error, options, words);
  }
}
