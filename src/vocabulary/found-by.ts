import { isoOf } from './day.js';
import { spanOf } from './edtf.js';
import { frameworkOf } from './principle.js';
import type { RecordData } from './record.js';
import { partyWord, wordsOfAll } from './words.js';

/** What records are counted and chosen by. */
export const FIELDS = [
  'party',
  'kind',
  'year',
  'subject',
  'attribution',
  'language',
  'grade',
  'publisher',
  'tag',
] as const;
export type Field = (typeof FIELDS)[number];

/** Stands between the values of a field; no value holds it. */
const VALUE_BREAK = '\n';

/** The values of each field as one text, in the order of the fields. */
export function fieldsOf(data: RecordData): readonly string[] {
  const { party, kind, occurredOn, attribution, sources, quotation, tags } = data;
  return [
    party,
    kind,
    yearOf(occurredOn),
    values(subjectsOf(data)),
    attribution,
    values([quotation?.language, ...sources.map(({ language }) => language)]),
    values(sources.map(({ grade }) => grade)),
    values(sources.map(({ publisher }) => publisher && publisherName(publisher))),
    values(tags),
  ];
}

/** Values in the text of one field. */
export const valuesIn = (field: string): readonly string[] =>
  field === '' ? [] : field.split(VALUE_BREAK);

/** A publisher as it is counted: on one line. */
export const publisherName = (publisher: string): string =>
  publisher.replaceAll(/\s+/g, ' ').trim();

/** The first that the date may mean. */
const yearOf = (edtf: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(edtf) ? edtf.slice(0, 4) : isoOf(spanOf(edtf).first).slice(0, 4);

/** Each once. */
const values = (list: readonly (string | null | undefined)[]): string =>
  list.length === 1 ? (list[0] ?? '') : [...new Set(list.filter((each) => each))].join(VALUE_BREAK);

/** A record also belongs to the frameworks that it names without taking up a point of theirs. */
function subjectsOf({ bearings, frameworks }: RecordData): readonly string[] {
  const subjects: string[] = [];
  for (const { on } of bearings) subjects.push(on, frameworkOf(on));
  for (const { id } of frameworks) subjects.push(id);
  return subjects;
}

/** Words of all that somebody may remember of a record. */
export function wordsOf(data: RecordData): string {
  const { id, party, quotation, actor, venue, notes, bearings, sources, tags } = data;
  const texts = [id, quotation?.text, quotation?.speaker, actor, venue, notes, ...tags];
  for (const { title, publisher } of sources) texts.push(title, publisher);
  for (const { rationale, qualifier } of bearings) texts.push(rationale, qualifier);
  const said = texts.filter((text) => text !== undefined && text !== null);
  return `${partyWord(party)} ${wordsOfAll(said)}`;
}
