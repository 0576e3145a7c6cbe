import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { readRegistry, writeRegistry } from '../press/registry';
import { scenePictures } from '../press/scene-pictures';
import { createSignSheet, isSignFault, toPdf, toPng, type SignSheet } from '../press/sign-sheets';
import { writeFileWhole } from '../press/write-file';
import { grown, registryFaults, type Registry } from '../qr/registry';
import { isSheetFormat, SHEET_FORMATS, type SheetFormat } from '../qr/sheet';
import { parseTourText } from '../tour/parse';
import type { Sign } from '../tour/sign';
import type { Tour } from '../tour/tour';
import { addSigns } from './add-signs';
import { findingsOf, formatIssue, hasErrors } from './findings';
import { REGISTRY, sentenceOfFault } from './sign-registry';
import { signWords } from './sign-words';
import type { Terminal } from './terminal';
import { MANIFEST, tourFolders } from './tour-folders';
import { UsageError } from './usage-error';
import type { Words } from './words';

export interface QrOptions {
  tours: readonly string[];
  out: string;
  /** The pressed site. */
  site: string;
  origin: string;
  formats: readonly SheetFormat[];
  files: readonly SignFile[];
  logo?: string;
  marks: boolean;
  /** Gives scenes without a sign a code. */
  add: boolean;
  registry?: string;
  words: Words;
  terminal: Terminal;
  signal?: AbortSignal;
}

const FILES = ['pdf', 'svg', 'png'] as const;
export type SignFile = (typeof FILES)[number];

const listed = (text: string): string[] => text.split(',').map((name) => name.trim().toLowerCase());

export function parseFormats(text: string): SheetFormat[] {
  return listed(text).map((name) => {
    if (!isSheetFormat(name))
      throw new UsageError('qr:badFormat', { name, known: Object.keys(SHEET_FORMATS).join(', ') });
    return name;
  });
}

export function parseFiles(text: string): SignFile[] {
  return listed(text).map((name) => {
    const file = FILES.find((known) => known === name);
    if (!file) throw new UsageError('qr:badFile', { name });
    return file;
  });
}

async function readLogo(file: string | undefined): Promise<Buffer | undefined> {
  if (file === undefined) return undefined;
  try {
    const logo = await readFile(file);
    await sharp(logo).metadata();
    return logo;
  } catch (error) {
    throw new UsageError('qr:logoMissing', { file }, { cause: error });
  }
}

/** The tour if it may be printed; what is wrong with it has been said otherwise. */
async function readyTour(folder: string, registry: Registry, options: QrOptions): Promise<Tour | undefined> {
  const { terminal, words } = options;
  const issues = (await findingsOf(folder)).filter(({ severity }) => severity === 'error');
  for (const issue of issues) terminal.out(formatIssue(issue, words));
  if (options.add && !hasErrors(issues)) {
    const count = await addSigns(join(folder, MANIFEST), registry);
    if (count > 0) terminal.out(words('qr:added', { tour: basename(folder), count }));
  }
  const { tour } = parseTourText(await readFile(join(folder, MANIFEST), 'utf8'));
  const faults = tour ? registryFaults(registry, [tour]) : [];
  for (const fault of faults) terminal.out(`  ${words('error')}: ${sentenceOfFault(fault, words)}`);
  if (tour && !hasErrors(issues) && faults.length === 0) return tour;
  terminal.err(words('qr:notPrinted', { folder }));
  return undefined;
}

interface Job {
  tour: Tour;
  sign: Sign;
  format: SheetFormat;
  picture: Buffer | undefined;
  logo: Buffer | undefined;
}

/** One sheet in every kind of file; undefined when it could not be read back, which has been said. */
async function writeSheet(job: Job, options: QrOptions): Promise<SignSheet | undefined> {
  const { tour, sign, format, picture, logo } = job;
  const { origin, marks, terminal, words, out, files } = options;
  terminal.status(`${tour.id} · ${sign.code} · ${format}`);
  const made = await createSignSheet({
    ...{ code: sign.code, origin, format, marks, words: signWords(tour, sign, origin) },
    sources: { ...(picture && { scene: picture }), ...(logo && { logo }) },
  });
  if (isSignFault(made)) {
    terminal.err(words(`qr:${made.code}`, { letters: '', ...made, sign: sign.code, format }));
    return undefined;
  }
  const folder = join(out, tour.id, format);
  const contents = { svg: () => made.svg, pdf: () => toPdf([made]), png: () => toPng(made, format) };
  for (const file of files)
    await writeFileWhole(join(folder, `${sign.scene}-${sign.code}.${file}`), await contents[file]());
  return made;
}

async function writeTour(tour: Tour, logo: Buffer | undefined, options: QrOptions): Promise<boolean> {
  const { out, site, formats, files, terminal, words, signal } = options;
  const signs = (tour.signs ?? []).filter(({ retired }) => retired !== true);
  if (signs.length === 0) {
    terminal.err(words('qr:noSigns', { tour: tour.id }));
    return false;
  }
  const pictures = await scenePictures(site, tour.id);
  if (pictures.size === 0) terminal.out(words('qr:noPicture', { tour: tour.id }));
  let whole = true;
  for (const format of formats) {
    const sheets: SignSheet[] = [];
    for (const sign of signs) {
      signal?.throwIfAborted();
      const sheet = await writeSheet({ tour, sign, format, picture: pictures.get(sign.scene), logo }, options);
      if (sheet) sheets.push(sheet);
    }
    whole &&= sheets.length === signs.length;
    if (files.includes('pdf') && sheets.length > 0)
      await writeFileWhole(join(out, tour.id, `${format}.pdf`), await toPdf(sheets));
  }
  if (whole) terminal.out(words('qr:written', { tour: tour.id, count: signs.length, folder: join(out, tour.id) }));
  return whole;
}

/** Makes the signs of whole tours; 1 when some could not be made. Codes are recorded before anything is written that can be printed. */
export async function makeSigns(options: QrOptions): Promise<number> {
  const folders = await tourFolders(options.tours);
  if (folders.length === 0) throw new UsageError('noTours');
  const file = options.registry ?? REGISTRY;
  const logo = await readLogo(options.logo);
  let registry = await readRegistry(file);
  let status = 0;
  for (const folder of folders) {
    const tour = await readyTour(folder, registry, options);
    if (!tour) {
      status = 1;
      continue;
    }
    registry = grown(registry, [tour]);
    if (registry.signs.length > 0) await writeRegistry(file, registry);
    if (!(await writeTour(tour, logo, options))) status = 1;
  }
  return status;
}
