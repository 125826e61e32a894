import { parse } from 'csv-parse/sync';
import { parquetMetadata } from 'hyparquet';
import readSheets from 'read-excel-file/node';
import { columnType } from '#application/column-types.js';
import { pathParameters } from '#application/permanent-address.js';
import type { Question } from '#application/question.js';
import { QUESTIONS } from '#application/questions.js';
import { snakeCase } from '#application/table.js';
import { TABLE_TYPES, type TableName } from '#application/table-format.js';
import type { JsonObject } from '#kernel/json.js';
import { HttpTrial } from '../http/http-trial.js';

/** Everything in an address that the questions ask for; all of it is in the corpus. */
const WORDS: Readonly<Record<string, string>> = {
  framework: 'gids',
  country: 'CHN',
  ordinal: '3',
  group: 'asean',
  record: 'syr-support-2020',
  id: 'syr-support-2020',
  sequence: '300',
  date: '2021-06-30',
};
const REQUIRED: Readonly<Record<string, string>> = {
  agreement: 'with=CHN',
  cohesion: 'group=asean&groups=members',
};

const addressOf = (question: Question, suffix: string): string => {
  const path = question.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => WORDS[name]!);
  return `/v1${path}.${suffix}?${REQUIRED[question.name] ?? ''}`;
};

const COUNTS: Readonly<Record<TableName, (body: Buffer) => Promise<number>>> = {
  csv: async (body) => parse(body, { columns: true }).length,
  ndjson: async (body) => body.toString().split('\n').length - 1,
  parquet: async (body) => Number(parquetMetadata(new Uint8Array(body).buffer).num_rows),
  xlsx: async (body) => (await readSheets(body))[0]!.data.length - 1,
};

describe('every answer', () => {
  let trial: HttpTrial;
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  const get = async (url: string) => {
    const { statusCode, headers, rawPayload } = await trial.app.inject({ method: 'GET', url });
    return { statusCode, headers, body: rawPayload };
  };
  const rowsOf = async (question: Question): Promise<readonly JsonObject[]> => {
    const { json } = await trial.get(addressOf(question, 'json'));
    if (question.name === 'event') return [json];
    return Array.isArray(json) ? json : json.rows;
  };

  const cases = [...QUESTIONS.values()].flatMap((question) =>
    Object.keys(TABLE_TYPES).map((form): [string, TableName, Question] => [
      question.name,
      form as TableName,
      question,
    ]),
  );
  it.each(cases)('of %s has as many rows in %s', async (_name, form, question) => {
    const { statusCode, headers, body } = await get(addressOf(question, form));
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe(TABLE_TYPES[form]);
    expect(headers['content-disposition']).toMatch(
      new RegExp(`^inline; filename="standpoint_[a-z_]+(_gids)?_seq\\d+_[0-9a-f]{4}\\.${form}"$`),
    );
    expect(await COUNTS[form](body)).toBe((await rowsOf(question)).length);
  });

  it.each([...QUESTIONS.values()].map((question) => [question.name, question] as const))(
    'of %s has values of the types that are told',
    async (_name, question) => {
      for (const row of await rowsOf(question)) expect(row).toMatchObject(told(question, row));
    },
  );

  const names = [...QUESTIONS.values()].flatMap(({ columns }) => columns.map(({ name }) => name));
  it.each([...new Set(names)])('names %s as Stata can', (name) => {
    expect(snakeCase(name)).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
  });

  it('needs no more than the corpus here', () => {
    const asked = [...QUESTIONS.values()].flatMap(pathParameters);
    expect(asked.filter((name) => WORDS[name] === undefined)).toEqual([]);
  });
});

/** What each value that is there should look like. */
const told = (question: Question, row: JsonObject) =>
  Object.fromEntries(
    question.columns
      .filter(({ name }) => row[name] !== null && row[name] !== undefined)
      .map((column) => [column.name, SHAPES[columnType(question.name, column)]]),
  );

const SHAPES = {
  text: expect.any(String),
  integer: { asymmetricMatch: Number.isSafeInteger },
  number: expect.any(Number),
  boolean: expect.any(Boolean),
  day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  instant: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  words: expect.any(Array),
  json: expect.any(Object),
};
