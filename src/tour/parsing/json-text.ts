import { MOST_DEPTH } from './structure';

/** Where a text stops being JSON that we take; lines and columns from 1. */
export interface JsonFault {
  code: 'json-broken' | 'json-ends-early' | 'key-repeated' | 'tour-too-deep';
  line: number;
  column: number;
  /** What stands there, or the key. */
  found: string;
}

const SPACE = /[\t\n\r ]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN_LETTERS = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LONGEST_FOUND = 30;

/** Thrown and caught in this file: it ends the descent at the first fault. */
class Stop extends Error {
  constructor(
    readonly code: JsonFault['code'],
    readonly at: number,
    readonly key?: string,
  ) {
    super(code);
  }
}

/** Reads without keeping anything: engines' own complaints differ, have no place, and say nothing of repeated keys. */
class Scan {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  all(): void {
    this.#value(0);
    this.#skip(SPACE);
    if (this.#at < this.#text.length) this.#stop();
  }

  #stop(code?: JsonFault['code'], key?: string): never {
    const ended = this.#at >= this.#text.length;
    throw new Stop(code ?? (ended ? 'json-ends-early' : 'json-broken'), this.#at, key);
  }

  /** Goes past what the sticky pattern matches here; false when it matches nothing. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const length = pattern.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  /** Goes past the letter, and white space before it, if it comes next. */
  #take(letter: string): boolean {
    this.#skip(SPACE);
    if (this.#text[this.#at] !== letter) return false;
    this.#at++;
    return true;
  }

  #value(depth: number): void {
    if (depth > MOST_DEPTH) this.#stop('tour-too-deep');
    if (this.#take('{')) this.#members(depth);
    else if (this.#take('[')) this.#items(depth);
    else if (this.#text[this.#at] === '"') this.#string();
    else if (!this.#skip(SCALAR)) this.#stop();
  }

  #items(depth: number): void {
    if (this.#take(']')) return;
    do this.#value(depth + 1);
    while (this.#take(','));
    if (!this.#take(']')) this.#stop();
  }

  #members(depth: number): void {
    if (this.#take('}')) return;
    const keys = new Set<string>();
    do {
      this.#skip(SPACE);
      const start = this.#at;
      const key = this.#string();
      if (keys.has(key)) {
        this.#at = start;
        this.#stop('key-repeated', key);
      }
      keys.add(key);
      if (!this.#take(':')) this.#stop();
      this.#value(depth + 1);
    } while (this.#take(','));
    if (!this.#take('}')) this.#stop();
  }

  #string(): string {
    const start = this.#at;
    if (!this.#take('"')) this.#stop();
    do this.#skip(PLAIN_LETTERS);
    while (this.#skip(ESCAPE));
    if (this.#text[this.#at] !== '"') this.#stop();
    this.#at++;
    return String(JSON.parse(this.#text.slice(start, this.#at)));
  }
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** The first fault of a JSON text; undefined when `JSON.parse` will take it. */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    new Scan(text).all();
    return undefined;
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    const rest = text.slice(stop.at, stop.at + LONGEST_FOUND).split('\n')[0] ?? '';
    return { code: stop.code, ...placeOf(text, stop.at), found: stop.key ?? rest.trim() };
  }
}
