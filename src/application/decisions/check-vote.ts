import { type Problem, problem } from '#kernel/problem.js';
import type { Bearing, RecordData } from '#vocabulary/record.js';
import { STANCE_SCORES } from '#vocabulary/stance.js';

const ABSENT = new Set(['absent', 'absence', 'not-voting', 'non-voting', 'did-not-vote']);
/** The sign that a vote of this name has. */
const SIGNS: ReadonlyMap<string, number> = new Map([
  ...['yes', 'in-favour', 'in-favor', 'for', 'aye'].map((word) => [word, 1] as const),
  ...['no', 'against', 'nay'].map((word) => [word, -1] as const),
]);

type Vote = Pick<RecordData, 'kind' | 'subkind' | 'bearings'>;

/** What is wrong with a vote that says one thing by its subkind and another by itself. */
export function voteFaults({ kind, subkind, bearings }: Vote): readonly Problem[] {
  if (kind !== 'vote') return [];
  const word = (subkind ?? '').replaceAll('_', '-');
  if (ABSENT.has(word)) return [absent(word)];
  const sign = SIGNS.get(word) ?? 0;
  return bearings.flatMap((bearing, at) =>
    isContrary(bearing, sign) ? [contrary(word, bearing, at)] : [],
  );
}

/** A yes to a text that works against a principle is coded by a step of one's own, which coverage says. */
const isContrary = ({ stance, coverage }: Bearing, sign: number): boolean =>
  coverage !== 'inferred' && STANCE_SCORES[stance] * sign < 0;

const absent = (word: string) =>
  problem(
    'vote.absent',
    '/subkind',
    `A vote of the subkind "${word}" was not cast, and staying away is no stance. Record it as non_participation.`,
  );

const contrary = (word: string, { on, stance }: Bearing, at: number) =>
  problem(
    'vote.contrary',
    `/bearings/${at}/stance`,
    `The vote is "${word}", the stance on ${on} "${stance}". Correct one of the two; where the text that was voted on works against ${on}, give the coverage as inferred.`,
  );
