import type { EventBody } from '../../scripts/corpus/types.js';
import { corpus, dataOf, published, records } from './corpus-files.js';

type Data = EventBody['data'];

const eachEvent = corpus.map((event) => [event.id, event] as const);
const byId = new Map(records.map((record) => [record['id'] as string, record]));
const recordOf = (id: string) => {
  const record = byId.get(id);
  if (!record) throw new Error(`${id} has no record`);
  return record;
};

const GROUPS: Record<string, string> = {
  EU: 'group:eu',
  ASEAN: 'group:asean',
  LAS: 'group:arab-league',
  C5: 'group:c5',
  BRICS: 'group:brics',
  OECD: 'group:oecd',
  UN: 'group:un',
  SCO: 'group:sco',
  COE: 'group:coe',
};
const partyOf = (code: string) => GROUPS[code] ?? code;

describe('the converted corpus against its source', () => {
  it('holds a record for each of the 176 events and no other', () => {
    expect(corpus).toHaveLength(176);
    expect(records.map(({ id }) => id)).toEqual(corpus.map(({ id }) => id));
    expect(byId.size).toBe(176);
  });

  it.each(eachEvent)('%s keeps its party, dates, directions and sources', (id, event) => {
    const record = recordOf(id);
    expect(record['party']).toBe(partyOf(event.country));
    expect(record['inForceFrom'] ?? record['occurredOn']).toBe(event.date);
    expect(onPrinciples(record)).toEqual(
      event.principles.map((p) => [`gids/${p.principle}`, p.direction, p.coverage]),
    );
    expect(record['sources'].map(citation)).toEqual(
      [event.source, ...event.other_sources].map((s) => citation({ ...s, publishedOn: s.date })),
    );
    expect(frameworks(record)).toEqual(
      event.frameworks.map((f) => [f.id.toLowerCase().replaceAll('_', '-'), f.relation]),
    );
  });

  it.each(eachEvent)('%s keeps the fields that are called as before', (id, event) => {
    const { otherDates = {}, quotation, attribution, contested, ...record } = recordOf(id);
    expect(otherDates).toEqual(event.other_dates);
    expect(quotation && { speaker: null, ...quotation }).toEqual(event.quotation ?? undefined);
    expect([attribution, contested]).toEqual([event.attribution, event.contested_coding]);
    expect([record['speechAct'], record['actor'], record['venue']]).toEqual(
      [event.speech_act, event.actor, event.venue].map((value) => value ?? undefined),
    );
  });

  it.each(eachEvent)('%s loses no words', (id, event) => {
    const everything = JSON.stringify(recordOf(id));
    const words = [event.rationale, event.notes ?? '', ...event.details_from_memory];
    const lost = words.filter((text) => !everything.includes(JSON.stringify(text).slice(1, -1)));
    expect(lost).toEqual([]);
  });

  it.each(eachEvent)('%s keeps as tags what has no field', (id, event) => {
    const { tags, kind, subkind } = recordOf(id);
    const isOurKind = event.kind === kind;
    const expected = [
      `date-basis-${event.date_basis}`,
      `seen-${event.seen_extent}`,
      ...(event.status === null ? [] : [`status-${event.status}`]),
      ...(isOurKind ? [] : [`corpus-kind-${event.kind}`]),
    ].map((tag) => tag.replaceAll('_', '-'));
    expect(tags).toEqual(expect.arrayContaining(expected));
    if (isOurKind) expect(subkind).toBe(event.subkind ?? undefined);
  });

  it('says of every made-up title that it was made up', () => {
    const derived = corpus
      .flatMap(({ source, other_sources }) => [source, ...other_sources])
      .filter(({ title_basis }) => title_basis !== 'as_seen');
    const marked = records.flatMap(({ sources }) => sources).filter(({ locator }) => locator);
    expect(marked).toHaveLength(derived.length);
  });

  it('holds the 340 bearings on the eight principles', () => {
    expect(records.flatMap(onPrinciples)).toHaveLength(340);
  });

  it('turns each of the 62 relations into a link', () => {
    const links = dataOf(published, 'RecordsLinked');
    expect(links).toHaveLength(62);
    expect(links).toEqual(
      corpus.flatMap(({ id, relations }) =>
        relations.map((relation) => ({ from: id, to: relation.id, relation: relation.type })),
      ),
    );
    expect(links.filter(({ to }) => !byId.has(to as string))).toEqual([]);
  });

  it('accounts for each of the 134 covers', () => {
    const covers = corpus.flatMap((event) => event.covers.map((code) => ({ event, code })));
    expect(covers).toHaveLength(134);
    const lost = covers.filter(({ event, code }) => !isAccountedFor(recordOf(event.id), code));
    expect(lost).toEqual([]);
  });

  it('expands OECD-38 to its members of that day, and lets groups alone cover others', () => {
    const { covers } = recordOf('oecd-gov-access-2022-12-14');
    expect(covers).toHaveLength(39);
    expect(covers).toEqual(expect.arrayContaining(['CRI', 'TUR', 'group:eu']));
    const strangers = records.filter((r) => r['covers'] && !r['party'].startsWith('group:'));
    expect(strangers).toEqual([]);
  });

  it('gives no two records the same natural key', () => {
    const keys = records.map(naturalKey);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

const onPrinciples = (record: Data): string[][] =>
  (record['bearings'] ?? [])
    .filter(({ on }: Data) => on.startsWith('gids/'))
    .map(({ on, stance, coverage }: Data) => [on, stance, coverage]);

const frameworks = (record: Data): string[][] =>
  record['frameworks'].map(({ id, relation }: Data) => [id, relation]);

const citation = ({ title, publisher, url, publishedOn, grade }: Data) =>
  [title, publisher ?? null, url ?? null, publishedOn ?? null, grade].join(' | ');

function isAccountedFor(record: Data, code: string): boolean {
  const notes: string = record['notes'] ?? '';
  const jointWith = /Joint with: ([^.]*)\./.exec(notes)?.[1]?.split(', ') ?? [];
  const covers: string[] = record['covers'] ?? [];
  if (code === 'OECD-38') return covers.filter((party) => /^[A-Z]{3}$/.test(party)).length === 38;
  if (record['party'] === code || covers.includes(partyOf(code))) return true;
  const tags: string[] = record['tags'];
  const isTagged =
    tags.includes(`joint-with-${code.toLowerCase()}`) || tags.includes('joint-with-many');
  return jointWith.includes(code) && isTagged;
}

const naturalKey = ({ kind, subkind, party, occurredOn, bearings = [], frameworks = [] }: Data) =>
  JSON.stringify([
    kind,
    subkind ?? null,
    party,
    occurredOn,
    bearings.map(({ on }: Data) => on).toSorted(),
    frameworks.map(({ id }: Data) => id).toSorted(),
  ]);
