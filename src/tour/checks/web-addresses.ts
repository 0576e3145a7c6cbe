import { warning } from '../issue';
import type { Rule } from './rule';

const HOST = /^https?:\/\/(\[[^\]]*\]|[^/?#:]*)/i;
/** Names and addresses that mean something else, or nothing, on a visitor's phone. */
const PRIVATE =
  /^(?:localhost|\[::1\]|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[^.]+$)|\.(?:local|lan|internal)$/i;

export const webAddresses: Rule = {
  codes: ['web-not-secure', 'web-not-public'],
  *find(subject) {
    for (const { value: address, path } of subject.parts('web')) {
      const host = HOST.exec(address)?.[1] ?? '';
      if (PRIVATE.test(host)) yield warning('web-not-public', path, { address });
      else if (/^http:/i.test(address)) yield warning('web-not-secure', path, { address });
    }
  },
};
