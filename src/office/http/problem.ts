import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal';
import { LANGUAGES, type OfficeLanguage, type Say } from '../parts';

/** Vietnamese unless the browser asks for another of our languages first. */
export function languageOf({ headers }: Pick<FastifyRequest, 'headers'>): OfficeLanguage {
  const wanted = (headers['accept-language'] ?? '').toLowerCase().split(',');
  for (const item of wanted) {
    const found = LANGUAGES.find((lang) => item.trim().startsWith(lang));
    if (found) return found;
  }
  return 'vi';
}

const BY_CODE: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-type',
};

/** Fastify's own refusals in our words; anything else went wrong here and is not the asker's business. */
function refusalOf(error: FastifyError | Refusal): { status: number; code: string; values: Refusal['values'] } {
  if (error instanceof Refusal) return error;
  const status = error.statusCode ?? 500;
  if (status === 429) return { status, code: 'too-many', values: {} };
  if (status < 400 || status >= 500) return { status: 500, code: 'went-wrong', values: {} };
  return { status, code: BY_CODE[error.code] ?? 'asked-wrongly', values: { place: '' } };
}

export function answerProblem(say: Say, error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) {
  const { status, code, values } = refusalOf(error);
  if (status === 500)
    request.log.error({ fault: { name: error.name, message: error.message, stack: error.stack } }, 'fault');
  const lang = languageOf(request);
  if (status === 429 && typeof values['seconds'] === 'number') reply.header('Retry-After', values['seconds']);
  return reply
    .status(status)
    .header('Cache-Control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ code, message: say(lang, `office:refused.${code}`, values), values, request: request.id });
}

export function useProblems(app: FastifyInstance, say: Say): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => answerProblem(say, error, request, reply));
  app.setNotFoundHandler((request, reply) => answerProblem(say, new Refusal(404, 'not-there'), request, reply));
}
