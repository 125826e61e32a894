import { refuse } from '#kernel/refusal.js';
import type { Pair } from '#positions/compare/agreement.js';

interface PairParams {
  readonly with?: string | undefined;
  readonly country?: readonly string[] | undefined;
}

const PAIRS_MAX = 20_000;

const partiesAsked = ({ with: ego, country = [] }: PairParams): readonly string[] =>
  ego === undefined ? country : [ego, ...country];

/** `with` against each in `country`, or all pairs within `country`; `with` alone asks for everyone. */
export function pairsAsked(params: PairParams): readonly Pair[] | string {
  const { with: ego, country = [] } = params;
  const parties = partiesAsked(params);
  refuseRepeated(parties);
  if (ego !== undefined) return country.length === 0 ? ego : country.map((each) => [ego, each]);
  if (parties.length < 2) throw noPair();
  const size = (parties.length * (parties.length - 1)) / 2;
  if (size > PAIRS_MAX) throw tooMany(size);
  return parties.flatMap((a, at) => parties.slice(at + 1).map((b): Pair => [a, b]));
}

function refuseRepeated(parties: readonly string[]): void {
  const repeated = parties.find((party, at) => parties.indexOf(party) < at);
  if (repeated === undefined) return;
  throw refuse(
    'invalid',
    'party.repeated',
    `${repeated} stands twice, and agrees with itself always. Name each party once.`,
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
