import { isoOf } from './day.js';
import { spanOf } from './edtf.js';
import { frameworkOf } from './principle.js';
import type { RecordData } from './record.js';
import { partyWord, wordsOfAll } from './words.js';

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
    words: `${partyWord(party)} ${wordsOfAll(textsOf(data))}`,
  };
}

/** A publisher as it is counted: on one line. */
export const publisherName = (publisher: string): string =>
  publisher.replaceAll(/\s+/g, ' ').trim();

const values = (list: readonly (string | null | undefined)[]): string =>
  list.length === 1 ? (list[0] ?? '') : [...new Set(list.filter((each) => each))].join(VALUE_BREAK);

/** A record also belongs to the frameworks that it names without taking up a point of theirs. */
function subjectsOf({ bearings, frameworks }: RecordData): readonly string[] {
  const subjects: string[] = [];
  for (const { on } of bearings) subjects.push(on, frameworkOf(on));
  for (const { id } of frameworks) subjects.push(id);
  return subjects;
}

/** All that somebody may remember of a record. */
function textsOf({ id, quotation, actor, venue, notes, bearings, sources, tags }: RecordData) {
  const texts = [id, quotation?.text, quotation?.speaker, actor, venue, notes, ...tags];
  for (const { title, publisher } of sources) texts.push(title, publisher);
  for (const { rationale, qualifier } of bearings) texts.push(rationale, qualifier);
  return texts.filter((text) => text !== undefined && text !== null);
}
