import { refuse } from '#kernel/refusal.js';
import { nearest } from './nearest.js';
import { KINDS, type Kind } from './terms.js';

/** The kind that a record says it is of; refuses what is no record. */
export function kindOf(data: unknown): Kind {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw refuse('invalid', 'field.wrong-type', 'A record must be given as one JSON object.');
  }
  const kind = (data as { kind?: unknown }).kind;
  if (KINDS.includes(kind as Kind)) return kind as Kind;
  throw refuse(
    'invalid',
    kind === undefined ? 'field.missing' : 'field.not-one-of',
    `"kind" must be one of: ${KINDS.join(', ')}.${hint(kind)}`,
    { pointer: '/kind' },
  );
}

function hint(kind: unknown): string {
  const guess = typeof kind === 'string' ? nearest(kind, KINDS) : undefined;
  return guess ? ` Did you mean "${guess}"?` : '';
}
