import english from '../../../locales/en/portable.json';
import vietnamese from '../../../locales/vi/portable.json';
import perl from './serve.pl?raw';
import powershell from './serve.ps1?raw';
import python from './serve.py?raw';
import command from './start.cmd?raw';
import shell from './start.sh?raw';

export interface Launcher {
  path: string;
  text: string;
  /** Started with a double click. */
  isStart: boolean;
}

const WORDS: Readonly<Record<string, string>> = {
  start: `${vietnamese.start} · ${english.start}`,
  runningVi: vietnamese.running,
  runningEn: english.running,
  noPortVi: vietnamese.noPort,
  noPortEn: english.noPort,
  needsVi: vietnamese.needs,
  needsEn: english.needs,
};

const spoken = (script: string): string => script.replace(/@@(\w+)@@/g, (_, key: string) => WORDS[key] ?? '');

const windows = (text: string): string => spoken(text).replaceAll('\r', '').replaceAll('\n', '\r\n');

const escape = (text: string): string => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function section(lang: string, words: typeof vietnamese): string {
  const items = [words.windows, words.mac, words.linux].map((item) => `<li>${escape(item)}</li>`).join('');
  return `<section lang="${lang}"><h1>${escape(words.title)}</h1><p>${escape(words.byFile)}</p><ul>${items}</ul><p>${escape(words.school)}</p></section>`;
}

const READ_ME = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Di sản 360°</title>
<style>body{max-width:38rem;margin:0 auto;padding:2rem 1.25rem;font:1.125rem/1.65 system-ui,sans-serif;background:#faf6ee;color:#29241e}h1{font-size:1.5rem;line-height:1.4}section+section{margin-top:2.5rem}li{margin:.35rem 0}</style></head>
<body>${section('vi', vietnamese)}${section('en', english)}</body></html>
`;

/** What lies beside the site on a stick: a start file for each system, the small servers that these run, and how it is used. */
export const LAUNCHERS: readonly Launcher[] = [
  // Windows takes scripts without this mark for another alphabet's.
  { path: 'program/serve.ps1', text: `\uFEFF${windows(powershell)}`, isStart: false },
  { path: 'program/serve.py', text: spoken(python), isStart: false },
  { path: 'program/serve.pl', text: spoken(perl), isStart: false },
  { path: 'start-windows.cmd', text: windows(command), isStart: true },
  { path: 'start-mac.command', text: spoken(shell), isStart: true },
  { path: 'start-linux.sh', text: spoken(shell), isStart: true },
  { path: 'index.html', text: READ_ME, isStart: false },
];
