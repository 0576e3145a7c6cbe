interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: unknown;
  requestBody?: unknown;
  responses?: unknown;
}

export interface ApiDocument {
  info: { title: string; version: string };
  paths?: Readonly<Record<string, object | undefined>>;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? '');

const part = (title: string, value: unknown): string =>
  value === undefined ? '' : `<h3>${title}</h3><pre>${escape(JSON.stringify(value, null, 2))}</pre>`;

const operation = (
  path: string,
  method: string,
  { summary = '', parameters, requestBody, responses }: Operation,
): string =>
  `<details><summary><b>${method.toUpperCase()}</b> <code>${escape(path)}</code> ${escape(summary)}</summary>` +
  `${part('Parameters', parameters)}${part('Body', requestBody)}${part('Answers', responses)}</details>`;

/** The interface to leaf through, as one page without a script. */
export function apiPage({ info, paths = {} }: ApiDocument): string {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, found]) => operation(path, method, found as Operation)),
  );
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escape(info.title)}</title><main><h1>${escape(info.title)} ${escape(info.version)}</h1>` +
    `<p><a href="/office/api/openapi.json">openapi.json</a></p>${all.join('')}</main></html>`
  );
}
