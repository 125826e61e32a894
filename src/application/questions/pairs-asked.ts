import { refuse } from '#kernel/refusal.js';
import type { Pair } from '#positions/compare/agreement.js';

interface PairParams {
  readonly with?: string | undefined;
  readonly country?: readonly string[] | undefined;
}

const PAIRS_MAX = 20_000;

/** `with` against each in `country`, or all pairs within `country`; `with` alone asks for everyone. */
export function pairsAsked(params: PairParams): readonly Pair[] | string {
  const { with: ego, country = [] } = params;
  if (ego !== undefined) return country.length === 0 ? ego : withEach(ego, country);
  if (country.length < 2) throw noPair();
  const size = (country.length * (country.length - 1)) / 2;
  if (size > PAIRS_MAX) throw tooMany(size);
  return country.flatMap((a, at) => country.slice(at + 1).map((b): Pair => [a, b]));
}

function withEach(ego: string, country: readonly string[]): readonly Pair[] {
  if (!country.includes(ego)) return country.map((each) => [ego, each]);
  throw refuse(
    'invalid',
    'party.repeated',
    `${ego} stands twice, and agrees with itself always. Name each party once.`,
    { pointer: 'country' },
  );
}

const noPair = () =>
  refuse(
    'invalid',
    'agreement.no-pair',
    'It takes two to agree. Give with=CHN for one party against everyone, or two codes or more in country.',
    { pointer: 'with' },
  );

const tooMany = (size: number) =>
  refuse(
    'invalid',
    'query.too-many-pairs',
    `This asks for ${size} pairs; ${PAIRS_MAX} are the most. Name fewer parties, or one in with.`,
    { pointer: 'country', facts: { most: PAIRS_MAX } },
  );
