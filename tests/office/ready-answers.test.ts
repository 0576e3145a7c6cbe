import type { IncomingMessage } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { createReadyAnswers } from '../../src/office/files/ready-answers';

const request = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  ({ method, url, headers }) as unknown as IncomingMessage;

const answer = (text: string) => ({ headers: { ETag: text }, content: Buffer.from(text) });

describe('answers kept ready', () => {
  it('gives the same answer to the same plain question only', () => {
    const answers = createReadyAnswers(() => 1);
    answers.keep(request('/a', { 'accept-encoding': 'br' }), answer('a in br'), 1);
    expect(answers.get(request('/a', { 'accept-encoding': 'br' }))?.content.toString()).toBe('a in br');
    for (const other of [
      request('/a'),
      request('/b', { 'accept-encoding': 'br' }),
      request('/a', { 'accept-encoding': 'br' }, 'HEAD'),
      request('/a', { 'accept-encoding': 'br', range: 'bytes=0-1' }),
      request('/a', { 'accept-encoding': 'br', 'if-none-match': '"x"' }),
    ])
      expect(answers.get(other)).toBeUndefined();
  });

  it('forgets all when another version is live', () => {
    let version = 1;
    const answers = createReadyAnswers(() => version);
    answers.keep(request('/a'), answer('old'), 1);
    version = 2;
    expect(answers.get(request('/a'))).toBeUndefined();
    version = 1;
    expect(answers.get(request('/a'))).toBeUndefined();
  });

  it('does not keep what was begun before another version went live', () => {
    let version = 1;
    const answers = createReadyAnswers(() => version);
    answers.get(request('/a'));
    version = 2;
    answers.get(request('/b'));
    answers.keep(request('/a'), answer('old'), 1);
    expect(answers.get(request('/a'))).toBeUndefined();
    version = 3;
    answers.keep(request('/a'), answer('old, and nobody has asked since'), 2);
    expect(answers.get(request('/a'))).toBeUndefined();
  });

  it('forgets after a moment', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const answers = createReadyAnswers(() => 1);
    answers.keep(request('/a'), answer('a'), 1);
    vi.advanceTimersByTime(249);
    expect(answers.get(request('/a'))).toBeDefined();
    vi.advanceTimersByTime(1);
    expect(answers.get(request('/a'))).toBeUndefined();
    vi.useRealTimers();
  });

  it('does not grow without end', () => {
    const answers = createReadyAnswers(() => 1);
    for (let at = 0; at < 3_000; at++) answers.keep(request(`/?fbclid=${at}`), answer('page'), 1);
    const kept = Array.from({ length: 3_000 }, (_, at) => answers.get(request(`/?fbclid=${at}`)));
    expect(kept.filter((each) => each !== undefined).length).toBeLessThanOrEqual(1_000);
  });
});
