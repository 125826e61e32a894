import { type Refusal, refuse } from '#kernel/refusal.js';
import { BODY_BYTES_MAX } from './limits.js';
import { wrongMediaType } from './wrong-media-type.js';

/** Our words for what Fastify refuses before a handler runs, by its code. */
const FAULTS: Readonly<Record<string, (route: string | undefined) => Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    refuse(
      'invalid',
      'body.too-large',
      `The body may be at most ${BODY_BYTES_MAX / 1024} KiB. Send less at a time.`,
    ),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: wrongMediaType,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    refuse(
      'invalid',
      'body.wrong-length',
      'The body is not as long as its Content-Length says. Send it again, whole.',
    ),
  FST_ERR_BAD_URL: () =>
    refuse(
      'invalid',
      'address.malformed',
      'The address holds a percent sign that does not begin an encoded UTF-8 character. Write a plain percent sign as %25.',
    ),
  FST_ERR_MAX_PARAM_LENGTH: () =>
    refuse('invalid', 'address.too-long', 'A part of the address is too long to name anything.'),
};

/** Undefined for an error that is not of Fastify's making, or that is its own fault. */
export function frameworkFault(error: unknown, route?: string): Refusal | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return FAULTS[String(error.code)]?.(route);
}
