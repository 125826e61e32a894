import type { FastifyRequest } from 'fastify';

/** Where readers reach the server: behind a proxy it cannot know that by itself. */
export class PublicAddress {
  /** `origin` as in https://standpoint.example.org; without it, what a request was sent to. */
  constructor(private readonly origin: string | undefined) {}

  /** An address of ours, whole. */
  of(path: string, { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
    return `${this.origin ?? `${protocol}://${host}`}${path}`;
  }

  hostOf({ host }: Pick<FastifyRequest, 'host'>): string {
    return this.origin === undefined ? host : new URL(this.origin).host;
  }
}
