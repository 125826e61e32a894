import { explain } from '#positions/explain.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { userWeights } from '#positions/rule-sets/user-weights.js';
import { weighted, weighted1 } from '#positions/rule-sets/weighted-1.js';
import { evidence, positionQuery, world } from './given.js';

describe('explanation', () => {
  const rows = [
    evidence({ record: 'speech', from: '2020-01-01' }),
    evidence({ record: 'law', from: '2020-02-01', kind: 'policy_action', stance: 'opposes' }),
  ];

  it('says under latest@1 which piece decides and what would be without each', () => {
    const { pieces, position } = explain(world(...rows), positionQuery('2020-06-01'));
    expect(position).toMatchObject({ class: 'opposes', n: 2, basis: ['speech', 'law'] });
    expect(pieces).toMatchObject([
      { weight: 0, decisive: false, without: { class: 'opposes', score: -1 } },
      { weight: 1, decisive: true, without: { class: 'supports', score: 1 } },
    ]);
  });

  it('calls the last piece decisive under latest@1 even where those before it agree', () => {
    const { pieces } = explain(world(evidence(), evidence()), positionQuery('2020-06-01'));
    expect(pieces.map((each) => each.decisive)).toEqual([false, true]);
  });

  it('leaves one out under weighted@1, where several may be decisive', () => {
    const query = positionQuery('2020-06-01', { rules: weighted1 });
    const { pieces, position } = explain(world(...rows), query);
    expect(position).toMatchObject({ class: 'leans_oppose', score: -0.5 / 1.5 });
    expect(pieces).toMatchObject([
      { weight: 0.5, decisive: true, without: { class: 'opposes', score: -1 } },
      { weight: 1, decisive: true, without: { class: 'supports', score: 1 } },
    ]);
  });

  it('calls no piece decisive for having all of no weight', () => {
    const rules = weighted(userWeights('{"kinds": {"statement": 0}}'));
    const speeches = world(evidence({ record: 'one' }), evidence({ record: 'other' }));
    const { pieces, position } = explain(speeches, positionQuery('2020-06-01', { rules }));
    expect(position).toMatchObject({ class: 'insufficient', n: 2 });
    expect(pieces.map(({ weight, decisive }) => [weight, decisive])).toEqual([
      [0, false],
      [0, false],
    ]);
  });

  it('is silent without its only record', () => {
    const { pieces } = explain(world(evidence()), positionQuery('2020-06-01'));
    expect(pieces).toMatchObject([{ decisive: true, without: { class: 'silent', score: null } }]);
  });

  it('shows only what is in force and in the channel asked for, but the gap of both', () => {
    const ended = evidence({ record: 'ended', until: '2020-03-01' });
    const filters = { ...DEFAULT_FILTERS, channel: 'deeds' } as const;
    const found = explain(world(...rows, ended), positionQuery('2020-06-01', { filters }));
    expect(found.pieces.map(({ piece }) => piece.evidence.record)).toEqual(['law']);
    expect(found.position).toMatchObject({ words: 1, deeds: -1, gap: 2 });
    const all = explain(world(...rows, ended), positionQuery('2020-06-01'));
    expect(all.pieces.map(({ piece }) => piece.evidence.record)).toEqual(['speech', 'law']);
  });

  it('lists absences apart, of this subject and party, without letting them weigh', () => {
    const absent = { kind: 'non_participation', stance: 'opposes', from: '2020-03-01' } as const;
    const found = explain(
      world(
        ...rows,
        evidence({ ...absent, record: 'absent' }),
        evidence({ ...absent, on: 'x/2' }),
        evidence({ ...absent, party: 'FRA' }),
        evidence({ ...absent, from: '2020-07-01' }),
      ),
      positionQuery('2020-06-01'),
    );
    expect(found.participation.map((each) => each.evidence.record)).toEqual(['absent']);
    expect(found.position.n).toBe(2);
  });

  it('answers for a cell on which nothing bears', () => {
    const { position, pieces, participation } = explain(world(), positionQuery('2020-06-01'));
    expect(position).toMatchObject({ class: 'silent', party: 'USA', on: 'x/1' });
    expect([pieces, participation]).toEqual([[], []]);
  });

  it('marks what counts through a group', () => {
    const filters = { ...DEFAULT_FILTERS, groups: 'members' } as const;
    const query = positionQuery('2020-06-01', { filters });
    const { pieces } = explain(world(evidence({ party: 'group:duo' })), query);
    expect(pieces).toMatchObject([{ piece: { via: 'group:duo' } }]);
  });
});
