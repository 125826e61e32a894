import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeyRing } from '#kernel/key-ring.js';
import { refuse } from '#kernel/refusal.js';
import { headerOf } from './request-parts.js';

const actors = new WeakMap<FastifyRequest, string>();

/** Name of the key that a guarded request came with. */
export function actorOf(request: FastifyRequest): string {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error('This route writes and is not behind the KeyGuard.');
  return actor;
}

/** Lets writes pass that carry a good key. */
@Injectable()
export class KeyGuard implements CanActivate {
  readonly #keys: KeyRing;

  constructor(keys: KeyRing) {
    this.#keys = keys;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const name = await this.#keys.find(secretOf(request));
    if (name === undefined) {
      throw refuse(
        'invalid',
        'key.wrong',
        'This key is not known, or was revoked. Ask who runs the server for one.',
        { pointer: 'Authorization' },
      );
    }
    actors.set(request, name);
    return true;
  }
}

function secretOf(request: FastifyRequest): string {
  const header = headerOf(request, 'authorization');
  const secret = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (secret !== undefined) return secret;
  throw refuse(
    'invalid',
    'key.missing',
    'Writing needs a key. Send it as "Authorization: Bearer sp_…"; the first start of the server printed one.',
    { pointer: 'Authorization' },
  );
}
