import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { act } from '../support/small-story.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { Trial } from '../support/trial.js';

/** What people and programs type into a field for words, and what the engine would take for its own language. */
const HOSTILE = [
  ...['"', '""', '"""', "'", '*', '**', '"*"', '*data', 'da*ta', '^data', '-data', '+data', '!'],
  ...['data AND', 'AND', 'OR', 'NOT', 'NEAR', 'NEAR(data security, 5)', 'data NOT security'],
  ...['(', ')', '(data', 'data)', '((((', '{quotation} : data', 'words:data', 'words : "data"'],
  ...['data; DROP TABLE event', "x' OR '1'='1", '--', '/*', '*/', '\\', '%', '_', '\u0000'],
  ...[
    '\ue000',
    '\ue001syr',
    '😀',
    '\ud800',
    '"data" "security',
    'a* '.repeat(60),
    'x '.repeat(100),
    [...'abcdefghijklmnopqrstuvwxyz'].join('* '),
  ],
  ...[
    'data OR (security',
    '"data*" *',
    '^',
    ':',
    '{',
    '[',
    '"\\"',
    '\u202e',
    'ﷺ',
    'a\u0301'.repeat(60),
  ],
];

describe('words', () => {
  let folder: string;
  let trial: Trial;
  beforeAll(async () => {
    folder = tempFolder();
    trial = await Trial.over(folder, { corpus: true });
  });
  afterAll(async () => {
    await trial.end();
    removeTempFolders();
  });

  const found = async (q: string, more: Record<string, string> = {}) =>
    (await trial.ask('records', { q, limit: '1000', ...more })).rows.map(({ id }) => id as string);
  const amend = (record: string, changes: object) =>
    trial.record({ type: 'RecordAmended', data: { record, changes, reason: 'typo' } });
  const on = 'gids/3';
  let day = 0;
  /** An act of Côte d’Ivoire, on a day of its own. */
  const add = (id: string, more: object) => {
    day += 1;
    return trial.record(
      act(id, 'CIV', new Date(Date.UTC(2021, 0, day)).toISOString().slice(0, 10), more),
    );
  };

  it('are found in a quotation, in any order, all of them', async () => {
    expect(await found('strongly backs')).toEqual(['syr-support-2020']);
    expect(await found('initiative china-proposed BACKS')).toEqual(['syr-support-2020']);
    expect(await found('strongly unheard-of')).toEqual([]);
  });

  it('between quotes stand one after the other', async () => {
    expect(await found('"blatant acts of bullying"')).toEqual([
      'chn-clean-network-bullying-2020-09-08',
    ]);
    expect(await found('"bullying of acts blatant"')).toEqual([]);
    expect(await found('bullying acts blatant')).toHaveLength(1);
  });

  it('before an asterisk are the beginning of one', async () => {
    expect(await found('bull')).toEqual([]);
    expect(await found('bull*')).toContain('chn-clean-network-bullying-2020-09-08');
    expect(await found('"acts of bull*"')).toEqual(await found('"acts of bull"*'));
    expect(await found('"acts of bull*"')).toHaveLength(1);
  });

  it('are the same with accents and without', async () => {
    const quotation = { text: 'La Côte appuie l’initiative' };
    await add('accented', { on, quotation });
    for (const q of ['cote', 'Côte', 'CÔTE appuie', '"cote appuie l initiative"']) {
      expect(await found(q)).toContain('accented');
    }
  });

  it('are found in every text of a record', async () => {
    await add('everywhere', {
      on: undefined,
      bearings: [{ on, stance: 'supports', rationale: 'qqrationale', qualifier: 'qqqualifier' }],
      quotation: { text: 'qqquotation', speaker: 'qqspeaker' },
      ...{ actor: 'qqactor', venue: 'qqvenue', notes: 'qqnotes', tags: ['qqtag'] },
      sources: [
        { title: 'qqtitle one', publisher: 'qqpublisher' },
        { title: 'qqsecond', publisher: '国际 网络安全' },
      ],
    });
    const texts = ['rationale', 'qualifier', 'quotation', 'speaker', 'actor', 'venue', 'notes'];
    for (const text of [...texts, 'tag', 'title', 'publisher', 'second']) {
      expect([text, await found(`qq${text}`)]).toEqual([text, ['everywhere']]);
    }
    expect(await found('网络')).toEqual(['everywhere']);
    expect(await found('everywhere')).toEqual(['everywhere']);
    expect(await found('"one qqpublisher"')).toEqual([]);
  });

  it('that name a party find what it did, whether the texts name it or not', async () => {
    const ofParty = async (party: string) =>
      (await trial.ask('records', { party, limit: '1000' })).rows.map(({ id }) => id as string);
    for (const [q, party] of [
      ['"ivory coast"', 'CIV'],
      ['civ', 'CIV'],
      ['"Southeast Asian Nations"', 'group:asean'],
    ] as const) {
      const ids = await found(q);
      expect(ids).toEqual(expect.arrayContaining(await ofParty(party)));
    }
    expect(await found('"ivory coast"')).toContain('everywhere');
    expect(await found('republic')).not.toContain('everywhere');
  });

  it('put first the record that they fit best, then the newest', async () => {
    const said = (id: string, text: string) => add(id, { on, quotation: { text } });
    await said('once-old', 'zebra once, among so many other words');
    await said('twice', 'zebra, zebra, among so many other words');
    await said('long', `zebra once, ${'among so many other words '.repeat(20)}`);
    await said('once-new', 'zebra once, among so many other words');
    expect(await found('zebra')).toEqual(['twice', 'once-new', 'once-old', 'long']);
  });

  it('that were amended away are found no longer, except as it was known then', async () => {
    await add('mended', { on, notes: 'wwbefore' });
    const before = String(await trial.settle());
    await amend('mended', { notes: 'wwafter' });
    expect(await found('wwbefore')).toEqual([]);
    expect(await found('wwafter')).toEqual(['mended']);
    expect(await found('wwbefore', { knownAt: before })).toEqual(['mended']);
    expect(await found('wwafter', { knownAt: before })).toEqual([]);
  });

  it('of a retracted record are found when it is asked for, and again once it is recorded anew', async () => {
    await add('gone', { on, notes: 'vvgone' });
    await trial.record({ type: 'RecordRetracted', data: { record: 'gone', reason: 'miscoded' } });
    expect(await found('vvgone')).toEqual([]);
    expect(await found('vvgone', { retracted: 'true' })).toEqual(['gone']);
    await add('gone', { on, notes: 'vvback' });
    expect(await found('vvgone', { retracted: 'true' })).toEqual([]);
    expect(await found('vvback')).toEqual(['gone']);
  });

  it('of one known sequence find the same for ever, in the same order', async () => {
    const knownAt = String(await trial.settle());
    const asked = { q: 'zebra', knownAt, limit: '1000' };
    const before = await trial.ask('records', asked);
    for (const text of ['zebra zebra zebra', 'zebra', `zebra ${'other words '.repeat(300)}`]) {
      const id = `later-${text.length}`;
      await add(id, { on, quotation: { text: text.slice(0, 990) } });
    }
    await amend('twice', { notes: 'and one zebra more' });
    // Another limit, so that nothing that was kept is answered.
    expect(await trial.ask('records', { ...asked, limit: '999' })).toMatchObject({
      rows: before.rows,
    });
  });

  it('page on without a gap and nothing twice, whatever is recorded between two pages', async () => {
    const all = await found('zebra');
    const seen: string[] = [];
    let after: number | null = 0;
    for (let page = 0; after !== null; page += 1) {
      const { rows, about } = await trial.ask('records', {
        q: 'zebra',
        limit: '2',
        after: `${after}`,
      });
      seen.push(...rows.map(({ id }) => id as string));
      after = about!['next'] as number | null;
      const quotation = { text: 'zebra zebra zebra zebra zebra zebra' };
      await add(`between-${page}`, { on, quotation });
    }
    expect(seen).toEqual(all);
    await expect(trial.ask('records', { q: 'zebra', after: '5' })).rejects.toMatchObject({
      problems: [{ code: 'after.no-such-row', pointer: 'after' }],
    });
  });

  it.each(HOSTILE.map((q) => [JSON.stringify(q).slice(0, 60), q]))(
    'may be anything: %s',
    async (_, q) => {
      const { rows, about } = await trial.ask('records', { q: q.slice(0, 200), limit: '3' });
      expect(about!['n']).toBeGreaterThanOrEqual(rows.length);
      await trial.ask('facets', { q: q.slice(0, 200) });
    },
  );

  it('that nothing holds give no rows, and spaces alone are none', async () => {
    for (const q of ['unheardofinanyrecord', '***', '"" ""']) {
      const { rows, about } = await trial.ask('records', { q });
      expect([rows, about]).toEqual([[], { n: 0, next: null }]);
      expect((await trial.ask('facets', { q })).rows).toEqual([]);
    }
    expect(await found('   ')).toEqual(
      (await trial.ask('records', { limit: '1000' })).rows.map(({ id }) => id),
    );
  });

  it('are found just so after the read models were thrown away', async () => {
    const asked = ['zebra', 'strongly backs', '"ivory coast"', 'bull*', 'wwbefore', 'vvback'];
    const answers = async () => [
      ...(await Promise.all(asked.map((q) => found(q, { retracted: 'true' })))),
      (await trial.ask('facets', { q: 'data' })).rows,
    ];
    const before = await answers();
    await trial.end();
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `views.db${end}`), { force: true });
    trial = await Trial.over(folder);
    expect(await answers()).toEqual(before);
    await trial.end();
    trial = await Trial.over(folder);
    expect(await answers()).toEqual(before);
  });
});
