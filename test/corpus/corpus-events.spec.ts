import conductReported from '#events/conduct-reported.js';
import endorsementRecorded from '#events/endorsement-recorded.js';
import frameworkPublished from '#events/framework-published.js';
import groupFounded from '#events/group-founded.js';
import membershipEnded from '#events/membership-ended.js';
import membershipStarted from '#events/membership-started.js';
import nonParticipationRecorded from '#events/non-participation-recorded.js';
import policyActionRecorded from '#events/policy-action-recorded.js';
import recordEnded from '#events/record-ended.js';
import recordsLinked from '#events/records-linked.js';
import stateListed from '#events/state-listed.js';
import stateSucceeded from '#events/state-succeeded.js';
import statementRecorded from '#events/statement-recorded.js';
import { isoOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import { dataOf, published, records, reference } from './corpus-files.js';

const definitions = new Map(
  [
    conductReported,
    endorsementRecorded,
    frameworkPublished,
    groupFounded,
    membershipEnded,
    membershipStarted,
    nonParticipationRecorded,
    policyActionRecorded,
    recordEnded,
    recordsLinked,
    stateListed,
    stateSucceeded,
    statementRecorded,
  ].map((definition) => [definition.type as string, definition]),
);

const faults = (events: typeof published) =>
  events.flatMap(({ type, data }) => {
    const parsed = definitions.get(type)!.parse(data);
    return parsed.ok ? [] : [{ type, data, problems: parsed.problems }];
  });

describe('what the definitions say of the converted events', () => {
  it('finds nothing wrong with frameworks, records, links and endings', () => {
    expect(published).toHaveLength(19 + 176 + 62 + 8);
    expect(faults(published)).toEqual([]);
  });

  it('finds nothing wrong with states, successions, groups and memberships', () => {
    expect(reference.length).toBeGreaterThan(1_600);
    expect(faults(reference)).toEqual([]);
  });

  it('would refuse a field that no definition knows', () => {
    const [first] = published as [(typeof published)[number]];
    expect(faults([{ ...first, data: { ...first.data, colour: 'red' } }])).toHaveLength(1);
  });
});

describe('the parties of the records', () => {
  const states = dataOf(reference, 'StateListed');
  const founded = new Map(dataOf(reference, 'GroupFounded').map((g) => [g['id'], g['foundedOn']]));

  const existed = (party: string, day: string): boolean => {
    if (party.startsWith('group:')) {
      const from = founded.get(party.slice('group:'.length));
      return from === '..' || isoOf(spanOf(from as string).first) <= day;
    }
    return states.some(
      ({ code, validFrom, validTo }) =>
        code === party && (validFrom ?? '') <= day && day <= (validTo ?? '9999-12-31'),
    );
  };

  it('existed on the day from which the record counts', () => {
    const strangers = records.flatMap(({ id, party, covers = [], occurredOn, inForceFrom }) => {
      const day = isoOf(spanOf(inForceFrom ?? occurredOn).last);
      return [party, ...covers]
        .filter((one) => !existed(one, day))
        .map((one) => `${one} in ${id} on ${day}`);
    });
    expect(strangers).toEqual([]);
  });

  it('tells a former state from a living one', () => {
    expect(existed('SUN', '1990-01-01')).toBe(true);
    expect(existed('SUN', '2020-09-08')).toBe(false);
    expect(existed('group:brics', '2000-01-01')).toBe(false);
  });
});

describe('the frameworks', () => {
  const frameworks = dataOf(published, 'FrameworkPublished');
  const known = new Map(frameworks.map((framework) => [framework['id'], framework]));

  it('include every one that a record names, and come before the records', () => {
    const named = records.flatMap((r) => r['frameworks'].map(({ id }: { id: string }) => id));
    expect([...new Set(named)].filter((id) => !known.has(id))).toEqual([]);
    expect(published.slice(0, 19).every(({ type }) => type === 'FrameworkPublished')).toBe(true);
  });

  it('give the eight principles of the initiative in both wordings, each with its source', () => {
    const principles = known.get('gids')!['principles'];
    expect(principles).toHaveLength(8);
    for (const { ordinal, addressee, texts } of principles) {
      expect(addressee).toBe(ordinal <= 6 ? 'states' : 'companies');
      expect(texts.map(({ wording }: { wording: string }) => wording)).toEqual([
        'speech',
        'full-text',
      ]);
      expect(texts[0].source.title).toMatch(/Global Rules on Data Security/);
      expect(texts[1].source.locator).toMatch(/^Partial: /);
    }
  });

  it('are supported as a whole on no day before they were announced', () => {
    const early = records.flatMap(({ id, bearings = [], occurredOn, inForceFrom }) =>
      bearings
        .filter(({ on }: { on: string }) => !on.includes('/'))
        .filter(({ on }: { on: string }) => {
          const announced = spanOf(known.get(on)!['announcedOn']).first;
          return spanOf(inForceFrom ?? occurredOn).last < announced;
        })
        .map(({ on }: { on: string }) => `${id} on ${on}`),
    );
    expect(early).toEqual([]);
  });
});
