import type { StoredEvent } from '#kernel/event.js';
import { isoOf } from '#vocabulary/day.js';
import { TYPE_OF_KIND } from '#vocabulary/record-life.js';
import { generatedEvidence, numbers } from './generated-evidence.js';

const VOCABULARY = 20_000;
const PUBLISHERS = 300;
const PAGE = 1_000;

/** The rarer the higher its number: as in a language, a few words make up most of a text. */
function* texts(): Generator<string, never, number> {
  const next = numbers(7);
  const word = () => `w${Math.floor(VOCABULARY ** (next(1_000_000) / 1_000_000))}`;
  let length = 0;
  for (;;) length = yield Array.from({ length }, word).join(' ');
}

/** Events that record the generated evidence, each with some 75 words of its own, in pages. */
export function* generatedRecords(count: number): Generator<readonly StoredEvent[]> {
  const source = texts();
  source.next();
  const words = (length: number): string => source.next(length).value;
  const next = numbers(11);
  let page: StoredEvent[] = [];
  for (const it of generatedEvidence({ count, backDated: 0 })) {
    const data = {
      ...{ id: it.record, kind: it.kind, party: it.party, covers: [], otherDates: {} },
      ...{ occurredOn: isoOf(it.fromLast), attribution: it.attribution, frameworks: [] },
      bearings: [{ on: it.on, stance: it.stance, coverage: it.coverage, rationale: words(12) }],
      quotation: { text: words(25), language: 'en' },
      sources: [
        { title: words(9), publisher: `Publisher ${next(PUBLISHERS)}`, grade: 'ABC'[next(3)]! },
      ],
      ...{ contested: false, tags: [`tag-${next(20)}`], notes: words(25) },
    };
    page.push({
      ...{ sequence: it.firstSequence, id: it.record, stream: `record/${it.record}`, version: 1 },
      ...{ type: TYPE_OF_KIND[it.kind], schema: 1, recordedAt: '', actor: 'bench' },
      data: data as never,
      text: JSON.stringify(data),
    });
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
}
