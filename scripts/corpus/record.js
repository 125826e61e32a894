// @ts-check
import { compact } from './compact.js';
import { lastDay } from './days.js';
import {
  ACT_DAYS,
  EVENT_TYPE_OF,
  frameworkOf,
  GROUP_OF,
  IN_FORCE_BASES,
  KIND_RULES,
  partyOf,
  WITHDRAWAL_RULES,
} from './decisions.js';
import { notesOf, tagsOf } from './labels.js';
import { wholeFrameworkBearings } from './support.js';

/** @import { CorpusEvent, CorpusSource, EventBody, MembersOn } from './types.js' */

/**
 * One event of the corpus as the record that the log takes.
 * @param {CorpusEvent} event
 * @param {MembersOn} membersOn
 * @returns {EventBody}
 */
export function toRecord(event, membersOn) {
  const { kind, subkind, organ } = kindOf(event);
  const { covers, jointWith } = partiesOf(event, membersOn);
  const dates = datesOf(event);
  const bearings = bearingsOf(event);
  const known = { kind, jointWith, hasBearings: bearings.length > 0, actDay: dates.occurredOn };
  const data = compact({
    id: event.id,
    kind,
    subkind,
    party: partyOf(event.country),
    covers,
    ...dates,
    otherDates: event.other_dates,
    bearings,
    frameworks: event.frameworks.map(({ id, relation }) => ({ id: frameworkOf(id), relation })),
    attribution: event.attribution,
    actor: event.actor,
    organ,
    venue: event.venue,
    speechAct: event.speech_act,
    quotation: event.quotation ? compact(event.quotation) : null,
    sources: [event.source, ...event.other_sources].map(toSource),
    contested: event.contested_coding,
    tags: tagsOf(event, known),
    notes: notesOf(event, known),
  });
  return { type: eventTypeOf(kind), data };
}

/** @param {CorpusEvent} event */
function kindOf({ id, kind, subkind }) {
  const rule = kind === 'withdrawal' ? WITHDRAWAL_RULES[id] : KIND_RULES[kind];
  return rule ?? { kind, subkind, organ: undefined };
}

/** @param {string} kind */
function eventTypeOf(kind) {
  const type = EVENT_TYPE_OF[kind];
  if (!type) throw new Error(`No event type records the kind ${kind}.`);
  return type;
}

/**
 * The corpus date always stays the day from which the record counts.
 * @param {CorpusEvent} event
 */
function datesOf({ date, date_basis: basis, other_dates: others }) {
  if (IN_FORCE_BASES.includes(basis)) {
    const day = ACT_DAYS.find((name) => others[name]);
    return { occurredOn: (day && others[day]) || date, announcedOn: null, inForceFrom: date };
  }
  const announcedOn = basis === 'announcement' ? date : null;
  return { occurredOn: date, announcedOn, inForceFrom: null };
}

/**
 * A group covers its members of that day, and the groups that stood beside it; all others signed for themselves.
 * @param {CorpusEvent} event
 * @param {MembersOn} membersOn
 */
function partiesOf({ country, covers, date }, membersOn) {
  const group = GROUP_OF[country];
  const members = group ? membersOn(group, lastDay(date)) : [];
  const named = covers
    .flatMap((code) => (/-\d+$/.test(code) ? members : [partyOf(code)]))
    .filter((party) => party !== partyOf(country));
  const speaksFor = (/** @type {string} */ party) =>
    members.includes(party) || (group !== undefined && party.startsWith('group:'));
  return {
    covers: named.filter(speaksFor),
    jointWith: named.filter((party) => !speaksFor(party)).map(bareCode),
  };
}

/** @param {string} party */
const bareCode = (party) => party.replace('group:', '').toUpperCase();

/**
 * The corpus has one rationale for each event; it goes with the first bearing.
 * @param {CorpusEvent} event
 */
function bearingsOf(event) {
  const onPrinciples = event.principles.map(({ principle, direction, coverage }) => ({
    on: `gids/${principle}`,
    stance: direction,
    coverage,
  }));
  return [...onPrinciples, ...wholeFrameworkBearings(event)].map((bearing, index) =>
    compact({ ...bearing, rationale: index === 0 ? event.rationale : null }),
  );
}

/** @param {CorpusSource} source */
const toSource = ({ title, title_basis: basis, publisher, url, date, grade }) =>
  compact({
    title,
    publisher,
    url,
    publishedOn: date,
    locator:
      basis === 'derived_from_url_or_text'
        ? 'The headline was not seen; the title was made from the address or the text.'
        : null,
    grade,
  });

/**
 * The corpus keeps relations inside events; here each is a link, in the words of the corpus.
 * @param {CorpusEvent} event
 * @returns {EventBody[]}
 */
export const toLinks = ({ id, relations }) =>
  relations.map((relation) => ({
    type: 'RecordsLinked',
    data: { from: id, to: relation.id, relation: relation.type },
  }));
