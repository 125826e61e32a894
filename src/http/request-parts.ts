import type { FastifyRequest } from 'fastify';

/** The path as sent, still encoded. */
export const pathOf = (request: FastifyRequest): string => addressOf(request).split('?', 1)[0]!;

/** What stands behind the question mark; empty without one. */
export function queryOf(request: FastifyRequest): string {
  const address = addressOf(request);
  const at = address.indexOf('?');
  return at < 0 ? '' : address.slice(at + 1);
}

/** Path and query as sent. */
export const addressOf = (request: FastifyRequest): string =>
  (request.raw.url ?? '/').split('#', 1)[0]!;

/** A header that can be given once; several are joined, and then mostly malformed. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
