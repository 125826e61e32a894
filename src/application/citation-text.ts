import { departures } from '#vocabulary/departures.js';
import type { Question, Reply } from './question.js';

/** One line that says what was asked, at which sequence, and where it stands for ever. */
export function citationText(
  { summary }: Pick<Question, 'summary'>,
  { query, sequence }: Pick<Reply, 'query' | 'sequence'>,
  address: string | undefined,
): string {
  const rules = typeof query['method'] === 'string' ? [`rule-set ${query['method']}`] : [];
  const how = [...rules, ...departures(query)].map((each) => `, ${each}`).join('');
  const day = typeof query['asOf'] === 'string' ? `, as of ${query['asOf']}` : '';
  const where = address === undefined ? '' : ` ${address}`;
  return `Standpoint. ${summary.replace(/\.$/, '')}${day}, as known at sequence ${sequence}${how}.${where}`;
}
