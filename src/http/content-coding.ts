import type { FastifyRequest } from 'fastify';
import { refuse } from '#kernel/refusal.js';
import { headerOf } from './request-parts.js';

/** How a body is packed: `identity`, or one of those that are unpacked at this address. Any other is refused. */
export function codingOf<Coding extends string>(
  request: FastifyRequest,
  unpacked: readonly Coding[] = [],
): Coding | 'identity' {
  const named = headerOf(request, 'content-encoding') ?? 'identity';
  const coding = named.toLowerCase();
  if (coding === 'identity') return coding;
  const known = unpacked.find((each) => each === coding);
  if (known !== undefined) return known;
  const advice = unpacked.length > 0 ? `Send ${unpacked.join(' or ')}, or leave` : 'Leave';
  throw refuse(
    'invalid',
    'body.wrong-media-type',
    `Content-Encoding "${named.slice(0, 40)}" is not understood here. ${advice} it out.`,
    { pointer: 'Content-Encoding' },
  );
}
