import { afterEach, beforeEach, describe, it } from 'vitest';
import { PUBLISHING } from './office-publishing';
import { RUNNING } from './office-running';
import { SENDING } from './office-sending';
import { begin, end, type Story } from './office-story';
import { tell } from './steps';

let story: Story | undefined;
beforeEach(async () => void (story = await begin()));
afterEach(() => end(story));

describe('the office’s screens', () => {
  // One story, told from its beginning whenever it is told again: a step means nothing without those before it.
  it('from the first code to a tour that is taken down', async () => {
    if (story) await tell('The office’s screens', story, [...SENDING, ...PUBLISHING, ...RUNNING]);
  }, 300_000);
});
