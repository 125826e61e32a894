import { corpus, dataOf, published, records, script, textOf } from './corpus-files.js';

const { ENDINGS, NOT_ENDED } = await script('endings');
const { KIND_RULES, WITHDRAWAL_RULES, DATE_DECISIONS } = await script('decisions');
const { SUPPORTING_ACTS, NO_SUPPORT } = await script('support');
const byId = new Map(records.map((record) => [record['id'] as string, record]));

const wholeFrameworks = records.flatMap(({ id, kind, speechAct, bearings = [] }) =>
  bearings
    .filter(({ on }: { on: string }) => !on.includes('/'))
    .map((bearing: Record<string, string>) => ({ id, kind, speechAct, ...bearing })),
);

describe('the decisions on endings', () => {
  it('end the first record by a later one of the same party, on the day from which that counts', () => {
    for (const { record, by, how } of ENDINGS) {
      const [ended, ending] = [byId.get(record)!, byId.get(by)!];
      const event = dataOf(published, 'RecordEnded').find((data) => data['record'] === record)!;
      expect(ending['party']).toBe(ended['party']);
      expect(event['endedOn']).toBe(ending['inForceFrom'] ?? ending['occurredOn']);
      expect(event['how']).toBe(how);
      expect(event['sources']).toEqual(ending['sources']);
      expect(event['sources'].length).toBeGreaterThan(0);
    }
  });

  it('keep the days that were asked for', () => {
    const days = dataOf(published, 'RecordEnded').map(({ record, endedOn, how }) => [
      record,
      endedOn,
      how,
    ]);
    expect(days).toEqual(
      expect.arrayContaining([
        ['usa-osaka-localisation-2019-06-28', '2023-10-25', 'withdrawn'],
        ['usa-eo-13942-13943-2020-08-06', '2021-06-09', 'repealed'],
        ['kaz-root-certificate-2019-07-17', '2019-08', 'lapsed'],
        ['idn-gr-82-2012', '2019-10-10', 'repealed'],
        ['gbr-huawei-limited-2020-01', '2020-07-14', 'superseded'],
      ]),
    );
  });

  it('leave no relation that sounds like an ending without a decision', () => {
    const ACTIVE = ['reverses', 'repeals', 'revokes', 'lifts', 'suspends', 'narrows', 'condemns'];
    const PASSIVE = ['reversed_by', 'revoked_by', 'ended_by'];
    const decided = new Set([...ENDINGS.map(({ record }) => record), ...Object.keys(NOT_ENDED)]);
    const touched = corpus.flatMap(({ id, relations }) => [
      ...relations.filter(({ type }) => ACTIVE.includes(type)).map((relation) => relation.id),
      ...relations.filter(({ type }) => PASSIVE.includes(type)).map(() => id),
    ]);
    expect(touched.length).toBeGreaterThan(10);
    expect(touched.filter((id) => !decided.has(id))).toEqual([]);
  });

  it('decide each record once, and only records of the corpus', () => {
    const ids = [...ENDINGS.map(({ record }) => record), ...Object.keys(NOT_ENDED)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !byId.has(id))).toEqual([]);
  });
});

describe('the decisions on kinds and dates', () => {
  it('map the kinds that are not ours', () => {
    const shape = (id: string) => {
      const { kind, subkind, organ } = byId.get(id)!;
      return [kind, subkind, organ];
    };
    expect(shape('eu-schrems-ii-2020-07-16')).toEqual(['policy_action', 'judgment', 'judiciary']);
    expect(shape('usa-snowden-disclosures-2013-06')).toEqual(['conduct', 'disclosure', undefined]);
    expect(shape('chn-alleged-exchange-hack-2021')).toEqual(['conduct', 'allegation', undefined]);
    expect(shape('usa-ustr-wto-withdrawal-2023-10-25')).toEqual([
      'statement',
      'withdrawal',
      undefined,
    ]);
    expect(shape('usa-eo-14034-2021-06-09')[1]).toBe('executive_order');
    expect(shape('gbr-apple-tcn-dropped-2025-08-18')[0]).toBe('conduct');
    expect(shape('kaz-root-certificate-paused-2019-08')[1]).toBe('suspension');
  });

  it('date laws by their adoption and count them from their entry into force', () => {
    const law = byId.get('chn-data-security-law-2021-09-01')!;
    expect([law['occurredOn'], law['inForceFrom']]).toEqual(['2021-06-10', '2021-09-01']);
    const dormant = byId.get('vnm-cybersecurity-law-2018-06-12')!;
    expect([dormant['occurredOn'], dormant['inForceFrom']]).toEqual(['2018-06-12', undefined]);
    expect(dormant['otherDates']).toEqual({ in_force: '2019-01-01' });
  });
});

describe('the decisions on whole frameworks', () => {
  it('take only supporting acts, and never those of absence', () => {
    expect(wholeFrameworks).toHaveLength(49);
    for (const { kind, speechAct, stance, coverage } of wholeFrameworks) {
      expect(SUPPORTING_ACTS[kind]?.[speechAct]).toBe(stance);
      expect(coverage).toBe('wholesale');
    }
  });

  it('tell support for the principles of a programme from joining it', () => {
    const brazil = wholeFrameworks.find(({ id }) => id === 'bra-clean-network-2020-11-10');
    expect(brazil).toMatchObject({ on: 'clean-network', stance: 'leans_support' });
  });

  it('leave out what is listed as left out', () => {
    const taken = wholeFrameworks.map(({ id, on }) => `${id} ${on}`);
    expect(Object.keys(NO_SUPPORT).filter((key) => taken.includes(key))).toEqual([]);
  });
});

describe('the page about the corpus', () => {
  const page = textOf('data/gids/README.md');

  it('gives every decision with the reason that the conversion has', () => {
    const reasons = [
      ...ENDINGS.flatMap(({ record, by, how, reason }) => [record, by, how, reason]),
      ...Object.entries(NOT_ENDED).flat(),
      ...Object.entries(NO_SUPPORT).flatMap(([key, reason]) => [...key.split(' '), reason]),
      ...Object.values(KIND_RULES).map(({ reason }) => reason),
      ...Object.entries(WITHDRAWAL_RULES).flatMap(([id, { reason }]) => [id, reason]),
      ...Object.entries(DATE_DECISIONS).flatMap(([id, { date, reason }]) => [id, date, reason]),
    ];
    expect(reasons.filter((words) => !page.includes(words))).toEqual([]);
  });
});
