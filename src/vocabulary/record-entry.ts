import { isoOf } from './day.js';
import { spanOf } from './edtf.js';
import { frameworkOf } from './principle.js';
import type { RecordData } from './record.js';
import { BETWEEN, partyWord, wordsIn } from './words.js';

/** Stands between the values of one field; no value holds it. */
export const VALUE_BREAK = '\n';

/** What a record is found by: values to count and filter by, and the words of its texts. */
export function recordEntry(data: RecordData) {
  const { party, kind, occurredOn, attribution, sources, tags } = data;
  return {
    party,
    kind,
    year: isoOf(spanOf(occurredOn).first).slice(0, 4),
    subjects: values(subjectsOf(data)),
    attribution,
    languages: values([data.quotation?.language, ...sources.map(({ language }) => language)]),
    grades: values(sources.map(({ grade }) => grade)),
    publishers: values(sources.map(({ publisher }) => publisher && publisherName(publisher))),
    tags: values(tags),
    words: wordsOf(data),
  };
}

/** A publisher as it is counted: on one line. */
export const publisherName = (publisher: string): string =>
  publisher.replaceAll(/\s+/g, ' ').trim();

const values = (list: readonly (string | null | undefined)[]): string =>
  list.length === 1 ? (list[0] ?? '') : [...new Set(list.filter((each) => each))].join(VALUE_BREAK);

/** A record also belongs to the frameworks that it names without taking up a point of theirs. */
const subjectsOf = ({ bearings, frameworks }: RecordData): readonly string[] => [
  ...bearings.flatMap(({ on }) => [on, frameworkOf(on)]),
  ...frameworks.map(({ id }) => id),
];

/** Text by text, so that no phrase reaches from one into the next. */
function wordsOf(data: RecordData): string {
  const texts = [data.id, ...actTexts(data), ...sourceTexts(data), ...data.tags, data.notes];
  const words = texts.filter((text) => text).map((text) => wordsIn(text as string));
  return [partyWord(data.party), ...words].join(` ${BETWEEN} `);
}

const actTexts = ({ quotation, actor, venue, bearings }: RecordData) => [
  quotation?.text,
  quotation?.speaker,
  actor,
  venue,
  ...bearings.flatMap(({ rationale, qualifier }) => [rationale, qualifier]),
];

const sourceTexts = ({ sources }: RecordData) =>
  sources.flatMap(({ title, publisher }) => [title, publisher]);
