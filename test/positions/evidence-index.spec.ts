import fc from 'fast-check';
import type { Evidence } from '#positions/evidence.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import { evidence } from './given.js';

const PARTIES = ['USA', 'FRA', 'TWN'];

/** So many versions are looked for one by one; beyond them the index sorts first. */
const MANY = 700;

function versionsIn(index: EvidenceIndex): readonly Evidence[] {
  const all = index.subjects().flatMap((on) => [...index.versionsOn(on)]);
  return all.toSorted((a, b) => a.firstSequence - b.firstSequence);
}

/** Versions of as many records, known from the sequences given. */
const versions = (knownFroms: readonly number[]): readonly Evidence[] =>
  knownFroms.map((knownFrom, at) =>
    evidence({ record: `r-${at}`, party: PARTIES[at % 3]!, firstSequence: at + 1, knownFrom }),
  );

describe('the index of evidence', () => {
  it('closes the versions that it is told of, whatever the order in which all came', () => {
    const sequences = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
    const acts = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(sequences, acts, (knownFroms, closings) => {
        const expected = [...versions(knownFroms)];
        const index = EvidenceIndex.of(expected);
        for (const [place, isAsked] of closings) {
          const at = place % expected.length;
          expected[at] = { ...expected[at]!, knownTo: 50 };
          index.put(expected[at]!);
          if (isAsked) expect(versionsIn(index)).toEqual(expected);
        }
        expect(versionsIn(index)).toEqual(expected);
      }),
    );
  });

  it.each([
    ['in order', (at: number) => at + 1],
    ['several at a time', (at: number) => 1 + Math.floor(at / 10)],
    ['out of order', (at: number) => 1 + ((at * 7) % MANY)],
  ])('closes each of very many that came %s', (_, knownFrom) => {
    const opened = versions(Array.from({ length: MANY }, (_each, at) => knownFrom(at)));
    const index = EvidenceIndex.of(opened);
    const closed = opened.map((it) => ({ ...it, knownTo: MANY + it.firstSequence }));
    for (const it of closed) index.put(it);
    expect(versionsIn(index)).toEqual(closed);
  });

  it('takes in what was not there, although it is about a time long past', () => {
    const [old, young] = versions([2, 9]) as [Evidence, Evidence];
    const index = new EvidenceIndex();
    for (const it of [young, old]) index.put(it);
    expect(versionsIn(index)).toEqual([old, young]);
  });

  it('gives back the names of records as they were, however many and long they are', () => {
    const long = 'x'.repeat(100);
    const names = Array.from({ length: 3_000 }, (_, at) => `${long.slice(at % 100)}${at}-ő-漢-😀`);
    const index = new EvidenceIndex();
    names.forEach((record, at) => {
      index.add(evidence({ record, firstSequence: at + 1, index: 0 }));
      index.add(evidence({ record, on: 'x/2', firstSequence: at + 1, index: 1 }));
    });
    for (const on of ['x/1', 'x/2']) {
      expect([...index.versionsOn(on)].map(({ record }) => record).toSorted()).toEqual(
        names.toSorted(),
      );
      expect(index.recordsOn(on, 1)).toEqual(new Set(names));
    }
  });
});
