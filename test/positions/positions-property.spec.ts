import fc from 'fast-check';
import { buildDirectory } from '#positions/directory.js';
import type { Evidence } from '#positions/evidence.js';
import { admits, believedAt, DEFAULT_FILTERS, type Filters } from '#positions/filters.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import { KIND_RANKS } from '#positions/piece.js';
import { positionsAt } from '#positions/positions.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted } from '#positions/rule-sets/weighted-1.js';
import { DEFAULT_WEIGHTS } from '#positions/rule-sets/weights.js';
import { STANCES } from '#vocabulary/stance.js';
import { ATTRIBUTIONS, COVERAGES, KINDS } from '#vocabulary/terms.js';

/** Days 0 to 59; steps of 5 days, so that ageing happens often. */
const quick = weighted({ ...DEFAULT_WEIGHTS, ageing: { ...DEFAULT_WEIGHTS.ageing, stepDays: 5 } });
const directory = buildDirectory({
  states: [
    { code: 'AAA', validFrom: null, validTo: null, unMemberFrom: 0, unMemberTo: null },
    { code: 'BBB', validFrom: 10, validTo: 25, unMemberFrom: 0, unMemberTo: null },
    { code: 'BBB', validFrom: 30, validTo: 50, unMemberFrom: 0, unMemberTo: null },
  ],
  groups: [{ group: 'g', foundedFirst: 15 }],
  memberships: [
    { group: 'g', party: 'AAA', fromFirst: 20, toLast: 40, toUnknown: false },
    { group: 'g', party: 'BBB', fromFirst: null, toLast: 22, toUnknown: false },
  ],
});

const day = fc.integer({ min: 0, max: 59 });
const SHAPE = {
  party: fc.constantFrom('AAA', 'BBB', 'group:g'),
  on: fc.constantFrom('x/1', 'x/2'),
  kind: fc.constantFrom(...KINDS),
  stance: fc.constantFrom(...STANCES),
  coverage: fc.constantFrom(...COVERAGES),
  attribution: fc.constantFrom(...ATTRIBUTIONS),
  review: fc.constantFrom('none', 'confirmed', 'disputed', 'adjudicated'),
  from: fc.tuple(day, fc.nat(9)),
  until: fc.option(fc.tuple(fc.integer({ min: -3, max: 40 }), fc.nat(9))),
  known: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.option(fc.integer({ min: 1, max: 9 }))),
  covers: fc.subarray(['AAA', 'BBB']),
};
const row = fc.record(SHAPE);
const evidenceOf = ({ from, until, known, ...rest }: ReturnType<typeof sample>, at: number) =>
  ({
    ...rest,
    record: `r${at}`,
    fromFirst: from[0],
    fromLast: from[0] + from[1],
    untilFirst: until === null ? null : from[0] + until[0],
    untilLast: until === null ? null : from[0] + until[0] + until[1],
    firstSequence: at,
    knownFrom: known[0],
    knownTo: known[1] && known[0] + known[1],
    covers: rest.party === 'group:g' ? rest.covers : [],
    index: 0,
  }) as Evidence;
declare function sample(): typeof row extends fc.Arbitrary<infer T> ? T : never;
const rows = fc.array(row, { minLength: 5, maxLength: 40 }).map((list) => list.map(evidenceOf));
const filters = fc.record({
  channel: fc.constantFrom('all', 'words', 'deeds'),
  evidence: fc.constantFrom('standard', 'strict', 'all'),
  groups: fc.constantFrom('direct', 'members'),
  review: fc.constantFrom('live', 'confirmed'),
  dating: fc.constantFrom('certain', 'possible'),
}) as fc.Arbitrary<Filters>;

interface Case {
  evidence: readonly Evidence[];
  filters: Filters;
  rules: typeof latest1;
  knownAt: number;
}

/** The judgement of one cell on one day, from nothing but the words of the definition. */
function judgedOn(
  { evidence, filters: chosen, rules, knownAt }: Case,
  on: string,
  party: string,
  at: number,
) {
  if (!directory.exists(party, at)) return undefined;
  const certain = chosen.dating === 'certain';
  const startOf = (each: Evidence) => (certain ? each.fromLast : each.fromFirst);
  const endOf = (each: Evidence) => (certain ? each.untilFirst : each.untilLast) ?? 1_000;
  const speaksFor = (each: Evidence) => {
    if (each.party === party) return true;
    if (chosen.groups === 'direct' || each.party !== 'group:g') return false;
    if (each.covers.length > 0) return each.covers.includes(party);
    return directory.members('g', startOf(each)).includes(party);
  };
  const pieces = evidence
    .filter((each) => each.on === on && believedAt(each, knownAt) && admits(each, chosen))
    .filter((each) => speaksFor(each) && startOf(each) <= at && at < endOf(each))
    .toSorted((a, b) => a.firstSequence - b.firstSequence)
    .toSorted((a, b) => KIND_RANKS[a.kind] - KIND_RANKS[b.kind])
    .toSorted((a, b) => startOf(a) - startOf(b))
    .map((each) => ({
      evidence: each,
      facts: each,
      start: startOf(each),
      end: endOf(each),
      via: null,
    }));
  return pieces.length === 0 ? undefined : { ...rules.judge(pieces, at), pieces };
}

const CELLS = ['x/1', 'x/2'].flatMap((on) =>
  ['AAA', 'BBB', 'group:g'].map((party) => ({ on, party })),
);

const naiveRows = (given: Case, asOf: number) =>
  CELLS.flatMap(({ on, party }) => naiveRow(given, { on, party }, asOf));

function naiveRow(given: Case, { on, party }: (typeof CELLS)[number], asOf: number) {
  const now = judgedOn(given, on, party, asOf);
  if (!now) return [];
  let since = asOf;
  while (judgedOn(given, on, party, since - 1)?.class === now.class) since -= 1;
  const words = naiveScore(given, 'words', [on, party, asOf]);
  const deeds = naiveScore(given, 'deeds', [on, party, asOf]);
  return [
    {
      party,
      on,
      class: now.class,
      score: now.score,
      since,
      n: now.pieces.length,
      words,
      deeds,
      gap: words === null || deeds === null ? null : words - deeds,
      basis: now.pieces.map((each) => each.evidence.record),
      weights: given.rules.weigh(now.pieces, asOf),
    },
  ];
}

function naiveScore(
  given: Case,
  channel: Filters['channel'],
  cell: [on: string, party: string, at: number],
) {
  const judged = judgedOn({ ...given, filters: { ...given.filters, channel } }, ...cell);
  return judged && judged.class !== 'insufficient' ? judged.score : null;
}

describe('positions, for any evidence', () => {
  it.each([
    ['latest@1', latest1],
    ['weighted@1 in quick steps', quick],
  ])('are those of each cell judged by itself, day by day: %s', (_, rules) => {
    fc.assert(
      fc.property(
        rows,
        filters,
        day,
        fc.integer({ min: 1, max: 18 }),
        (evidence, chosen, asOf, knownAt) => {
          const world = {
            evidence: EvidenceIndex.of(evidence),
            directory: () => directory,
            subjects: ['x/1', 'x/2'],
          };
          const given = { evidence, filters: chosen, rules, knownAt };
          const query = {
            asOf,
            knownAt,
            filters: chosen,
            rules,
            on: null,
            parties: null,
            group: null,
            silent: false,
          };
          expect(positionsAt(world, query)).toEqual(naiveRows(given, asOf));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are so where most of what one party said of one subject has ended', () => {
    const one = { party: 'AAA', on: 'x/1', attribution: 'self' } as const;
    const many = fc
      .array(fc.record({ ...SHAPE, stance: fc.constantFrom('supports', 'opposes') }), {
        minLength: 5,
        maxLength: 15,
      })
      .map((list) => list.map((each, at) => evidenceOf({ ...each, ...one, known: [1, null] }, at)));
    fc.assert(
      fc.property(many, day, (evidence, asOf) => {
        const world = {
          evidence: EvidenceIndex.of(evidence),
          directory: () => directory,
          subjects: ['x/1'],
        };
        const given = { evidence, filters: DEFAULT_FILTERS, rules: latest1, knownAt: 9 };
        const query = { ...given, asOf, on: null, parties: null, group: null, silent: false };
        expect(positionsAt(world, query)).toEqual(naiveRows(given, asOf));
      }),
      { numRuns: 400 },
    );
  });

  it('meets cases worth the name: the default filters see positions', () => {
    const seen = fc.sample(rows, { numRuns: 50, seed: 1 }).filter((evidence) => {
      const world = {
        evidence: EvidenceIndex.of(evidence),
        directory: () => directory,
        subjects: ['x/1', 'x/2'],
      };
      const query = {
        asOf: 45,
        knownAt: 9,
        filters: DEFAULT_FILTERS,
        rules: latest1,
        on: null,
        parties: null,
        group: null,
        silent: false,
      };
      return positionsAt(world, query).length > 0;
    });
    expect(seen.length).toBeGreaterThan(25);
  });
});
