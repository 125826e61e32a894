import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { collect } from '../collect-pages.js';
import type { LogReader } from '../keeper/log-reader.js';
import { columns, question } from '../question.js';
import { cloudEvent } from './cloud-event.js';
import { after, knownAt, limitOrAll } from './params.js';

const PAGE_EVENTS = 1_000;

export default question({
  name: 'events',
  path: '/events',
  summary: 'The log after a sequence, as CloudEvents.',
  params: z.strictObject({ after, limit: limitOrAll(1_000, 10_000), knownAt }),
  key: ['sequence'],
  columns: columns({
    sequence: 'Number in the log.',
    id: 'UUIDv7.',
    type: 'CloudEvents type.',
    subject: 'What it is about.',
    streamversion: 'Number in the life of its subject.',
    time: 'When it was recorded.',
    actor: 'Name of the key that recorded it.',
    data: 'What was recorded.',
  }),
  answer: async (params, { reader }) => {
    const { after: begin, limit, knownAt: head } = params;
    if (limit === 'all') {
      return { rows: await collect(eventPages(reader, begin, head)), about: { next: null } };
    }
    const events = await reader.slice(begin, limit, head);
    const last = events.at(-1)?.sequence ?? begin;
    return { rows: events.map(cloudEvent), about: { next: last < head ? last : null } };
  },
  draw: ({ after: begin, limit, knownAt: head }, { reader }) =>
    limit === 'all' ? { pages: eventPages(reader, begin, head) } : undefined,
});

/** Straight from the log. */
async function* eventPages(
  reader: LogReader,
  begin: number,
  head: number,
): AsyncGenerator<readonly JsonObject[]> {
  for (let last = begin; last < head; ) {
    const page = await reader.slice(last, PAGE_EVENTS, head);
    last = page.at(-1)!.sequence;
    yield page.map(cloudEvent);
  }
}
