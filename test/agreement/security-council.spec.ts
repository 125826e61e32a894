import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { corpusFolder, standpoint } from '../cli/standpoint.js';
import { showsManyPrinciples } from '../dashboard/browser/shows-many-principles.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { Trial } from '../support/trial.js';
import { naiveAgreement, type Told, tableOf } from './naive.js';
import { type RollCalls, readRollCalls, writeStandIn } from './roll-calls.js';

jest.setTimeout(600_000);
afterAll(removeTempFolders);

const OTHERS = ['IND', 'BRA', 'EGY', 'CUB', 'NAM'];
const STANDING = ['USA', 'GBR', 'FRA', 'CHN', 'RUS'];
/** On the last day of the Soviet Union that the file tells of, and on the last day of the file. */
const LATE: Moment = {
  asOf: '2020-02-01',
  gone: new Set(['SUN', 'YUG', 'SCG', 'CSK', 'DDR', 'YMD', 'Zanzibar']),
};
const EARLY: Moment = { asOf: '1991-12-01', gone: new Set(['DDR', 'YMD', 'Zanzibar']) };

interface Moment {
  readonly asOf: string;
  /** Parties that did not stand any more. */
  readonly gone: ReadonlySet<string>;
}

interface Row {
  readonly a: string;
  readonly b: string;
  readonly tag: string;
  readonly metric: string;
  readonly value: number | null;
  readonly n: number;
  readonly principles: number;
}

/** Loads the votes as a user would, once for everything that is held against them. */
function votesLoaded(files: () => string, rows: number) {
  const loaded = { data: '', given: undefined as unknown as RollCalls };
  beforeAll(async () => {
    loaded.data = await corpusFolder();
    const words = [
      'import',
      join(files(), 'un_votes.csv.gz'),
      '--map',
      'data/mappings/un-votes.yaml',
    ];
    const told = JSON.parse((await standpoint([...words, '--json'], { data: loaded.data })).stdout);
    loaded.given = readRollCalls(files());
    const { length } = loaded.given.votes;
    expect(told).toMatchObject({ rows: length, recorded: length, rejected: 0 });
    expect(length).toBeGreaterThanOrEqual(rows);
  });
  return loaded;
}

/** Asks about every permanent member. */
function agreesWithCounting(loaded: ReturnType<typeof votesLoaded>) {
  let trial: Trial;
  let given: RollCalls;
  let table: ReturnType<typeof tableOf>;

  beforeAll(async () => {
    given = loaded.given;
    table = tableOf(given);
    trial = await Trial.over(loaded.data);
  });
  afterAll(() => trial.end());

  const asked = async (member: string, asOf: string, excludeUnanimous: boolean) => {
    const partners = [...STANDING, ...OTHERS].filter(
      (each) => each !== member && !(member === 'SUN' && each === 'RUS'),
    );
    const { rows: all } = await trial.ask('agreement', {
      framework: 'unga',
      with: member,
      country: partners.join(','),
      by: 'tag',
      asOf,
      excludeUnanimous: String(excludeUnanimous),
    });
    return all as unknown as readonly Row[];
  };

  const naiveOf = (row: Row, { asOf, gone }: Moment, excludeUnanimous: boolean): Told => {
    const { a, b, tag, metric } = row;
    const session = tag.replace('session-', '');
    const question = { a, b, session, excludeUnanimous, gone, until: asOf };
    return naiveAgreement(given, table, question)[metric]!;
  };

  it.each(
    [...STANDING, 'SUN'].flatMap((member) => [[member, false] as const, [member, true] as const]),
  )('of %s with others by session (without unanimous roll calls: %s)', async (member, excludes) => {
    const moment = member === 'SUN' ? EARLY : LATE;
    const rows = await asked(member, moment.asOf, excludes);
    const sessions = new Set([...given.calls.values()].map(({ session }) => session));
    expect(new Set(rows.map(({ tag }) => tag)).size).toBe(sessions.size);
    const naive = rows.map((row) => naiveOf(row, moment, excludes));
    expect(rows.map(({ n, principles }) => [n, principles])).toEqual(
      naive.map(({ n, principles }) => [n, principles]),
    );
    // To add 0 makes 0 of what was rounded to -0.
    const rounded = (values: readonly (number | null)[]) =>
      values.map((value) => value && Math.round(value * 1e10) / 1e10 + 0);
    expect(rounded(rows.map(({ value }) => value))).toEqual(
      rounded(naive.map(({ value }) => value)),
    );
    expect(naive.filter(({ value }) => value !== null).length).toBeGreaterThan(rows.length / 4);
  });
}

describe('agreement with the permanent members, on roll calls made up for it', () => {
  let folder = '';
  const files = () => {
    if (folder === '') {
      folder = tempFolder();
      writeStandIn(folder);
    }
    return folder;
  };
  agreesWithCounting(votesLoaded(files, 400));
});

const SHARED = join(process.env['STANDPOINT_SHARED_DATA'] ?? '../shared/data', 'unga-votes');
const theVotes = existsSync(SHARED) ? describe : describe.skip;

theVotes(
  `the votes at the United Nations, 1946 to 2019 (skipped unless ${SHARED} is there)`,
  () => {
    const loaded = votesLoaded(() => SHARED, 870_109);
    describe('agreement with the permanent members', () => agreesWithCounting(loaded));
    describe('the page', () => {
      showsManyPrinciples({ data: () => loaded.data, principles: 6_203, group: 'session-45 (86)' });
    });
  },
);
