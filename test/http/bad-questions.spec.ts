import { QUESTIONS } from '#application/questions.js';
import { HttpTrial } from './http-trial.js';

type Query = Readonly<Record<string, string>>;

/** What a question needs beside its path, so that only what a case sets can be wrong. */
const NEEDS: Readonly<Record<string, Query>> = {
  agreement: { with: 'CHN' },
  cohesion: { group: 'brics' },
};

/** Values for the names in paths. */
const NAMES: Query = { framework: 'gids', country: 'SYR', ordinal: '3', date: '2022-01-31' };

/** Questions about one framework, with the parameters that each takes in its query. */
const ASKED = [...QUESTIONS.values()]
  .filter(({ path }) => path.startsWith('/frameworks/{framework}/'))
  .map(({ name, path, params }) => ({
    name,
    path,
    takes: Object.keys(params.shape).filter((each) => !path.includes(`{${each}}`)),
  }));

type Asked = (typeof ASKED)[number];

/** Each question with each case whose parameters it takes. */
const withEach = <Case extends readonly [Query, ...unknown[]]>(cases: readonly Case[]) =>
  ASKED.flatMap((asked) =>
    cases
      .filter(([query]) => Object.keys(query).every((each) => asked.takes.includes(each)))
      .map(([query, ...rest]) => ({ name: asked.name, query, asked, rest })),
  );

function urlOf({ name, path }: Asked, query: Query, suffix = ''): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => NAMES[key]!);
  return `/v1${filled}${suffix}?${new URLSearchParams({ ...NEEDS[name], ...query })}`;
}

const REFUSED = [
  [{ knownAt: '0' }, 404, 'framework.not-yet-known', 'knownAt'],
  [{ knownAt: '1900-01-01' }, 404, 'framework.not-yet-known', 'knownAt'],
  [{ knownAt: '99999999' }, 400, 'known-at.beyond-head', 'knownAt'],
  [{ knownAt: 'soon' }, 400, 'known-at.malformed', 'knownAt'],
  [{ knownAt: '2026-13-01' }, 400, 'known-at.malformed', 'knownAt'],
  [{ knownAt: '2021-02-30' }, 400, 'known-at.malformed', 'knownAt'],
  [{ knownAt: '2026-02-30T00:00:00Z' }, 400, 'known-at.malformed', 'knownAt'],
  [{ axis: 'known', since: '2021-02-30' }, 400, 'known-at.malformed', 'since'],
  [{ asOf: '2021-02-30' }, 400, 'date.not-a-day', 'asOf'],
  [{ method: 'best@1' }, 400, 'method.unknown', 'method'],
  [{ weights: '{"kinds":{"vote":-1}}' }, 400, 'weights.invalid', 'weights'],
  [{ weights: '{"kinds":{"vote":"much"}}' }, 400, 'weights.invalid', 'weights'],
  [{ weights: '{"kinds":{"vote":1e999}}' }, 400, 'weights.invalid', 'weights'],
  [{ weights: '{"kinds":{"vote":NaN}}' }, 400, 'weights.invalid', 'weights'],
  [{ group: 'nobody' }, 404, 'group.unknown', 'group'],
  [{ country: 'ZZZ' }, 404, 'party.unknown', 'country'],
] as const;

/** Sound questions about nothing: before the framework, a group without members that day, nothing under the filters. */
const EMPTY = [
  [{ asOf: '1990-01-01' }],
  [{ asOf: '1990-01-01', group: 'brics' }],
  [{ country: 'TUV' }],
  [{ channel: 'deeds', review: 'confirmed' }],
] as const;

/** Figures that nothing can be said of while n is 0. */
const UNKNOWN = ['score', 'value', 'gap', 'words', 'deeds', 'agreementIndex', 'rice', 'meanScore'];

describe('a question that cannot be answered', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  it.each(withEach(REFUSED))('is refused: $name $query', async ({ asked, query, rest }) => {
    const [status, code, pointer] = rest;
    const { json } = await trial.get(urlOf(asked, query));
    expect(json).toMatchObject({ status, code, errors: [{ code, pointer }] });
  });

  it.each([
    ['records?framework=nope', 'framework.unknown', 'framework'],
    ['records?framework=gids,nope', 'framework.unknown', 'framework'],
    ['records?framework=gids&knownAt=1', 'framework.not-yet-known', 'knownAt'],
    ['records?on=nope/3', 'framework.unknown', 'on'],
    ['records?on=gids/99', 'principle.unknown', 'on'],
    ['records?party=SYR,QQZ', 'party.unknown', 'party'],
    ['records?party=group:nobody&limit=all', 'party.unknown', 'party'],
    ['records/facets?framework=nope', 'framework.unknown', 'framework'],
    ['records/facets?on=gids/99', 'principle.unknown', 'on'],
    ['records/facets?party=QQZ', 'party.unknown', 'party'],
    ['evidence?on=nope', 'framework.unknown', 'on'],
    ['evidence?on=gids/99', 'principle.unknown', 'on'],
    ['evidence?country=QQZ', 'party.unknown', 'country'],
  ])('is refused, not answered with nothing: %s', async (asked, code, pointer) => {
    const { json } = await trial.get(`/v1/${asked}`);
    expect(json).toMatchObject({ status: 404, code, errors: [{ code, pointer }] });
  });

  it.each(withEach(EMPTY))('is empty, not nought: $name $query', async ({ asked, query }) => {
    const { status, json } = await trial.get(urlOf(asked, query));
    expect(status).toBe(200);
    expect(json.rows.filter((row: Row) => row['n'] === 0).flatMap(figures)).toEqual([]);
    expect(json.rows.filter(isOfNobody).map((row: Row) => row['coverage'] ?? null)).toEqual(
      json.rows.filter(isOfNobody).map(() => null),
    );
  });

  // JSON writes null for what is not a number; CSV does not hide it.
  it.each(withEach(EMPTY))('says nothing that is no number: $name $query', async (each) => {
    const { status, text } = await trial.get(urlOf(each.asked, each.query, '.csv'));
    expect(status).toBe(200);
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is asked of every question that judges', () => {
    const judging = new Set(
      withEach(REFUSED).map(({ name, query }) => `${name} ${Object.keys(query)[0]}`),
    );
    const methods = ASKED.filter(({ takes }) => takes.includes('method')).map(({ name }) => name);
    expect(methods.length).toBeGreaterThanOrEqual(9);
    for (const name of methods) expect(judging).toContain(`${name} weights`);
  });
});

type Row = Readonly<Record<string, unknown>>;

const figures = (row: Row) => UNKNOWN.filter((name) => (row[name] ?? null) !== null);
const isOfNobody = (row: Row) => row['roster'] === 0 || row['members'] === 0;
