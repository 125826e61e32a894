import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A vote as the files have it, its party named in our own way: by the file's label and the day. */
export interface Vote {
  readonly rcid: string;
  readonly party: string;
  readonly choice: 1 | 2 | 3;
}

export interface RollCall {
  readonly rcid: string;
  readonly session: string;
  readonly date: string;
}

export interface RollCalls {
  readonly calls: ReadonlyMap<string, RollCall>;
  readonly votes: readonly Vote[];
}

const CHOICES = { yes: 1, abstain: 2, no: 3 } as const;

/** Reads the two files by the plainest means there are. */
export function readRollCalls(folder: string): RollCalls {
  const calls = new Map(
    cellsOf(folder, 'un_roll_calls.csv.gz').map(([rcid = '', session = '', , date = '']) => [
      rcid,
      { rcid, session, date },
    ]),
  );
  const votes = cellsOf(folder, 'un_votes.csv.gz').map(
    ([rcid = '', name = '', code = '', vote]) => ({
      rcid,
      party: partyOf(name, code, calls.get(rcid)!.date),
      choice: CHOICES[vote as keyof typeof CHOICES],
    }),
  );
  return { calls, votes };
}

/** Quoted cells may hold commas, line feeds and doubled quotes. */
function cellsOf(folder: string, file: string): string[][] {
  const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8');
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted ?? plain ?? '');
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(1).filter((row) => row.length > 1);
}

const FORMER: Readonly<Record<string, string>> = { CS: 'CSK', DD: 'DDR', YD: 'YMD' };
const ALPHA3: Readonly<Record<string, string>> = {
  US: 'USA',
  GB: 'GBR',
  FR: 'FRA',
  CN: 'CHN',
  IN: 'IND',
  BR: 'BRA',
  EG: 'EGY',
  JP: 'JPN',
  CU: 'CUB',
  NA: 'NAM',
};

/** Labels that outlived a state, by its last day under that name. */
const OUTLIVED: Readonly<Record<string, readonly (readonly [until: string, party: string])[]>> = {
  RU: [
    ['1991-12-23', 'SUN'],
    ['9999', 'RUS'],
  ],
  YU: [
    ['2003-02-03', 'YUG'],
    ['2006-06-02', 'SCG'],
    ['9999', 'SRB'],
  ],
};
const UNCODED: Readonly<Record<string, string>> = {
  'Federal Republic of Germany': 'DE',
  'Yemen Arab Republic': 'YE',
};

/** Who the label meant; parties that nobody is compared with go by whatever tells them apart. */
function partyOf(name: string, code: string, date: string): string {
  const named = OUTLIVED[code]?.find(([until]) => date <= until)?.[1];
  return named ?? UNCODED[name] ?? ALPHA3[code] ?? FORMER[code] ?? (code || name);
}

const LABELS = [
  ['United States', 'US'],
  ['United Kingdom', 'GB'],
  ['France', 'FR'],
  ['China', 'CN'],
  ['Russia', 'RU'],
  ['India', 'IN'],
  ['Brazil', 'BR'],
  ['Egypt', 'EG'],
  ['Cuba', 'CU'],
  ['Yugoslavia', 'YU'],
  ['Namibia', 'NA'],
  ['Federal Republic of Germany', ''],
] as const;
const SESSIONS = [
  [1, '1946-10-30'],
  [28, '1973-11-30'],
  [45, '1990-11-20'],
  [47, '1992-11-20'],
  [60, '2005-11-20'],
  [70, '2015-11-20'],
] as const;
/** Labels that were nobody's at the time. */
const SINCE: Readonly<Record<string, string>> = { IN: '1950', CN: '1971', NA: '1991', '': '1973' };
const UNTIL: Readonly<Record<string, string>> = { '': '1990' };

/** The same numbers on every machine. */
function numbers(): (below: number) => number {
  let state = 7;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * The same two files, small, with all that makes the real ones difficult: so many roll calls in each of six sessions, at
 * most 1,000; one in three is unanimous.
 */
export function writeStandIn(folder: string, callsInSession = 9): void {
  const next = numbers();
  const calls = ['"rcid","session","importantvote","date","unres","amend","para","short","descr"'];
  const votes = ['"rcid","country","country_code","vote"'];
  for (const [session, date] of SESSIONS) {
    for (let call = 0; call < callsInSession; call += 1) {
      const rcid = session * 1_000 + call;
      calls.push(`${rcid},${session},0,"${date}","R/${rcid}",0,0,"A, ""B""","TWO\nLINES"`);
      votes.push(...votesOn(rcid, date, { isUnanimous: call % 3 === 0, next }));
    }
  }
  const write = (file: string, lines: readonly string[]) =>
    writeFileSync(join(folder, file), gzipSync(`${lines.join('\n')}\n`));
  write('un_roll_calls.csv.gz', calls);
  write('un_votes.csv.gz', votes);
}

/** One label in eight is absent. */
function votesOn(
  rcid: number,
  date: string,
  { isUnanimous, next }: { isUnanimous: boolean; next: (below: number) => number },
): readonly string[] {
  const isThere = ([, code]: (typeof LABELS)[number]) =>
    date >= (SINCE[code] ?? '') && date <= (UNTIL[code] ?? '9999') && next(8) > 0;
  return LABELS.filter(isThere).map(([name, code]) => {
    const vote = isUnanimous ? 'yes' : ['yes', 'no', 'abstain'][next(3)];
    return `${rcid},"${name}",${code && `"${code}"`},"${vote}"`;
  });
}
