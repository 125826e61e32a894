import statementRecorded from '#events/statement-recorded.js';
import { FIELDS, fieldsOf, valuesIn, wordsOf } from '#vocabulary/found-by.js';
import type { RecordData } from '#vocabulary/record.js';

const record = (differs: object): RecordData => {
  const parsed = statementRecorded.parse({ ...statementRecorded.example, ...differs });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.data as unknown as RecordData;
};

const fields = (differs: object) =>
  Object.fromEntries(
    fieldsOf(record(differs)).map((text, place) => [FIELDS[place]!, valuesIn(text)]),
  );

describe('what records are found by', () => {
  it('are all values of each field, each once', () => {
    const differs = {
      bearings: [
        { on: 'gids/3', stance: 'supports' },
        { on: 'gids/1', stance: 'supports' },
      ],
      frameworks: [{ id: 'gsi' }],
      sources: [
        { title: 'x', publisher: 'Two\n lines', grade: 'B', language: 'en' },
        { title: 'y', publisher: 'Two lines', grade: 'A' },
      ],
      quotation: { text: 'x', language: 'fr' },
      tags: ['a', 'b'],
    };
    expect(fields(differs)).toMatchObject({
      kind: ['statement'],
      subject: ['gids/3', 'gids', 'gids/1', 'gsi'],
      language: ['fr', 'en'],
      grade: ['B', 'A'],
      publisher: ['Two lines'],
      tag: ['a', 'b'],
    });
  });

  it('count an uncertain date in the year of its first day', () => {
    expect(fields({ occurredOn: '2019-12/2021-02' })['year']).toEqual(['2019']);
  });

  it('are the words of all texts, folded, and the party', () => {
    const words = wordsOf(record({ party: 'CIV', notes: 'Côte', tags: ['deep-sea'] }));
    expect(words).toMatch(/^\ue001civ /);
    expect(words).toMatch(/ cote( |$)/);
    expect(words).toContain(' deep sea ');
  });
});
