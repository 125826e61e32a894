import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Question, Reply } from './question.js';
import { snakeCase } from './table.js';

const HASH_LENGTH = 4;

/**
 * What the file of an answer is called: question, framework, sequence, and a hash of everything that was asked, as in
 * `standpoint_timeline_gids_seq1885_7f3a.csv`. Nothing that was not checked gets in.
 */
export function fileName(
  { name }: Pick<Question, 'name'>,
  { query, sequence }: Pick<Reply, 'query' | 'sequence'>,
  suffix: string,
): string {
  const asked = createHash('sha256').update(canonicalize(query) ?? '');
  const framework = query['framework'];
  const parts = [
    'standpoint',
    snakeCase(name).replaceAll('-', '_'),
    ...(typeof framework === 'string' ? [framework] : []),
    `seq${sequence}`,
    asked.digest('hex').slice(0, HASH_LENGTH),
  ];
  return `${parts.join('_')}.${suffix}`;
}
