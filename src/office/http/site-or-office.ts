import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Config } from '../config';

export interface Sides {
  office: RequestListener;
  site: RequestListener;
  /** Answers from a version that is only being looked at; false when it has nothing to say. */
  preview: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

const isOfOffice = (url: string): boolean => /^\/office(?:[/?#]|$)/.test(url);

/**
 * Which side answers. On one host, `/office` is the office's and the rest the visitors'. On two, the visitors' host has no office, and
 * the office's host shows visitors' pages only to those who were asked to look at a version.
 */
export function chooseSide({ origin, siteOrigin }: Config, countsPath: string, sides: Sides): RequestListener {
  const siteHost = new URL(siteOrigin).host;
  const isApart = new URL(origin).host !== siteHost;
  return (request, response) => {
    const url = request.url ?? '/';
    const isSite = isApart && request.headers.host === siteHost;
    const isCount = url.split('?')[0] === countsPath && request.method === 'POST';
    if (isCount || (isOfOffice(url) && !isSite)) return sides.office(request, response);
    // The site's own application is needed to look at a version, too.
    const rest = isApart && !isSite && request.headers.cookie === undefined ? sides.office : sides.site;
    if (isSite || request.headers.cookie === undefined) return rest(request, response);
    const answered = sides.preview(request, response);
    void answered.then((done) => (done ? undefined : rest(request, response))).catch(() => void response.destroy());
  };
}
