import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Check } from '#application/rehearse.js';
import { Submit } from '#application/submit.js';
import { DryRun } from '../../src/imports/dry-run.js';
import type { Recorder } from '../../src/imports/run-import.js';
import { Trial } from '../support/trial.js';
import { MAPPING, runTable } from './run-table.js';

const HEADER = 'nr,id,country,day,subject,title';
const mapping = {
  ...MAPPING,
  record: {
    id: '{id}',
    kind: 'statement',
    occurredOn: '{day}',
    bearings: [{ on: '{subject}', stance: 'supports' }],
    sources: [{ title: '{title}' }],
  },
};

let trial: Trial;
beforeEach(async () => {
  trial = await Trial.begin({ corpus: true });
});
afterEach(() => trial.end());

const recorders = (): readonly [dry: Recorder, real: Recorder] => {
  const [queries, commands] = [QueryBus, CommandBus].map((bus) =>
    trial.context.get(bus as typeof QueryBus, { strict: false }),
  ) as unknown as [QueryBus, CommandBus];
  return [
    new DryRun((entry) => queries.execute(new Check({ ...entry, actor: 'test' }))),
    { record: (entry) => commands.execute(new Submit({ ...entry, actor: 'test' })) },
  ];
};

/** What a dry run counts, and then the real one, and both once more. */
async function countsOf(...rows: readonly string[]) {
  const counted: object[] = [];
  const found: unknown[] = [];
  for (const recorder of [...recorders(), ...recorders()]) {
    const { counts, problems } = await runTable([HEADER, ...rows].join('\n'), {
      mapping,
      recorder,
    });
    counted.push(counts);
    found.push(problems.map(({ line, code, column }) => [line, code, column]));
  }
  return { counted, found };
}

describe('a dry run', () => {
  it.each([
    ['rows of one act', ['1,,France,2021-01-01,gids/3,A', '2,,France,2021-01-01,gids/3,B'], [1, 0]],
    [
      'the same row again',
      ['1,,France,2021-01-01,gids/3,A', '1,,France,2021-01-01,gids/3,A'],
      [1, 1],
    ],
    ['one key twice', ['1,,France,2021-01-01,gids/3,A', '1,,France,2021-01-02,gids/3,A'], [1, 0]],
    [
      'one identifier twice',
      ['1,act-x,France,2021-01-01,gids/3,A', '2,act-x,France,2021-01-02,gids/3,A'],
      [1, 0],
    ],
    [
      'an act of a year to come',
      ['1,,France,2021-01-01,gids/3,A', '2,,France,2999-01-01,gids/3,A'],
      [1, 0],
    ],
    [
      'an act that is first told wrongly',
      ['1,,France,2021-01-01,gids/3,', '2,,France,2021-01-01,gids/3,B'],
      [1, 0],
    ],
    [
      'a key that is first refused',
      ['1,,France,2021-01-01,gids/99,A', '1,,France,2021-01-01,gids/3,A'],
      [1, 0],
    ],
  ])('counts %s as recording does', async (_, rows, [recorded, known]) => {
    const { counted, found } = await countsOf(...rows);
    const rejected = rows.length - recorded! - known!;
    const first = { rows: rows.length, recorded, known, passed: 0, rejected };
    const again = { ...first, recorded: 0, known: recorded! + known! };
    expect(counted).toEqual([first, first, again, again]);
    expect(found[1]).toEqual(found[0]);
    expect(found[3]).toEqual(found[2]);
  });

  it('names the column of a bearing, whichever bearings before it a row leaves out', async () => {
    const bearings = [
      { when: '{id}', on: 'gids/3', stance: 'supports' },
      { on: '{subject}', stance: 'supports' },
    ];
    const rows = ['1,,France,2021-01-01,zzz/1,A', '2,act,France,2021-01-02,zzz/1,A'];
    const { problems } = await runTable([HEADER, ...rows].join('\n'), {
      mapping: { ...mapping, record: { ...mapping.record, bearings } },
      recorder: recorders()[0],
    });
    const fault = { code: 'framework.unknown', column: 'subject', value: 'zzz/1' };
    expect(problems).toMatchObject([fault, fault]);
  });

  it('names the line that comes first, where nothing is looked up too', async () => {
    const rows = [
      '1,act-a,France,2021-01-01,gids/3,A',
      '1,act-b,France,2021-01-02,gids/3,A',
      '3,act-a,France,2021-01-03,gids/3,A',
      '4,act-d,France,2021-01-01,gids/3,A',
    ];
    const { problems } = await runTable([HEADER, ...rows].join('\n'), {
      mapping,
      recorder: new DryRun(),
    });
    expect(problems).toEqual([
      expect.objectContaining({ line: 3, code: 'row.repeated', column: 'nr', value: '1' }),
      expect.objectContaining({ line: 4, code: 'record.exists', column: 'id', value: 'act-a' }),
      expect.objectContaining({ line: 5, code: 'record.duplicate' }),
    ]);
    for (const { detail } of problems) expect(detail).toMatch(/[Ll]ine 2/);
  });
});
