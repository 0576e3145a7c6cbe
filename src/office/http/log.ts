import type { FastifyInstance } from 'fastify';
import type { Config } from '../config';

/** Where lines go; tests keep them. */
export interface LogStream {
  write(line: string): void;
}

/** One JSON object a line. Addresses of people, of pages and of files are not in it, nor anything that was sent. */
export const loggerOf = (level: Config['log'], stream?: LogStream) => ({
  level,
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label: string) => ({ level: label }) },
  serializers: { req: () => ({}), res: () => ({}) },
  ...(stream && { stream }),
});

/** The pattern of the route instead of its address: codes and tokens stand in addresses. */
export function useAccessLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, id, signedIn } = request;
    request.log.info(
      {
        ...{ id, method, route: routeOptions.url ?? 'none', status: reply.statusCode },
        ...{ ms: Math.round(reply.elapsedTime), person: signedIn?.person.id },
      },
      'answered',
    );
  });
}
