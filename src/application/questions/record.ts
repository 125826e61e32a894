import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { slug } from '#vocabulary/text.js';
import { columns, question } from '../question.js';
import { knownAt } from './params.js';

export default question({
  name: 'record',
  path: '/records/{record}',
  summary: 'One record with its whole life: every event about it, and what links to it.',
  params: z.strictObject({ record: slug, knownAt }),
  key: ['sequence'],
  columns: columns({
    sequence: 'Number of the event in the log.',
    version: 'Number of the event in the record’s life.',
    type: 'Event type.',
    recordedAt: 'When it was recorded.',
    actor: 'Name of the key that recorded it.',
    data: 'What was recorded.',
  }),
  answer: async (params, { records, reader }) => {
    const version = await records.version(params.record, params.knownAt);
    if (!version) throw unknownRecord(params.record);
    const events = await reader.stream(`record/${params.record}`);
    const life = events.filter(({ sequence }) => sequence <= params.knownAt);
    const { data, live, review, endedOn, how } = version;
    return {
      rows: life.map(({ sequence, version: number, type, recordedAt, actor, data: said }) => ({
        sequence,
        version: number,
        type,
        recordedAt,
        actor,
        data: said,
      })),
      about: {
        record: data as unknown as JsonObject,
        state: { version: life.length, live, review, endedOn, how },
        relations: await records.links(params.record, params.knownAt),
      },
    };
  },
});

const unknownRecord = (id: string) =>
  refuse(
    'missing',
    'record.unknown',
    `There is no record "${id}" as known then. Look it up under /v1/records.`,
    { pointer: 'record' },
  );
