import { STANCES } from '#vocabulary/stance.js';
import { ATTRIBUTIONS, COVERAGES, GRADES, KINDS } from '#vocabulary/terms.js';
import type { Choice, Field, List, Part } from './parts.js';

const DATE =
  'As in 2021-06-30, 2021-06 or 2021; 2021-06~ for about, [2021-06-01..2021-06-30] for a day in between.';
const LANGUAGE = 'A tag such as en, fr or zh-Hans.';

const line = (name: string, label: string, help?: string): Field => ({
  as: 'line',
  name,
  label,
  ...(help !== undefined && { help }),
});

export const date = (name: string, label: string): Field => line(name, label, DATE);

export const note: Field = { as: 'text', name: 'note', label: 'Note', help: 'In your words.' };

export const bearings: List = {
  as: 'list',
  name: 'bearings',
  label: 'What it bears on',
  one: 'bearing',
  help: 'Each principle once. An act that does both is mixed.',
  fresh: { on: '', stance: '', coverage: COVERAGES[0] },
  parts: [
    {
      ...{ as: 'line', name: 'on', label: 'Principle', required: true, suggest: 'subject' },
      help: 'As in gids/3; a framework alone, as in gids, is the framework as a whole.',
    },
    { as: 'choice', name: 'stance', label: 'Stance', words: STANCES, required: true },
    { as: 'choice', name: 'coverage', label: 'How the act takes it up', words: COVERAGES },
    { as: 'text', name: 'rationale', label: 'Why it is coded so' },
    { as: 'text', name: 'qualifier', label: 'Reservation or condition' },
  ],
};

export const sources: List = {
  as: 'list',
  name: 'sources',
  label: 'Sources',
  one: 'source',
  help: 'Where this was seen.',
  fresh: { title: '' },
  parts: [
    { as: 'line', name: 'title', label: 'Title', required: true },
    line('publisher', 'Publisher'),
    line('url', 'Address', 'Begins with https:// or http://.'),
    date('publishedOn', 'Published on'),
    {
      ...{ as: 'choice', name: 'grade', label: 'Grade', words: GRADES },
      help: 'A official or primary, B press or research, C mirror or blog.',
    },
    {
      as: 'more',
      label: 'More about this source',
      parts: [
        line('archiveUrl', 'Address of a copy'),
        date('accessedOn', 'Seen on'),
        line('locator', 'Page or paragraph'),
        line('language', 'Language', LANGUAGE),
      ],
    },
  ],
};

const frameworks: List = {
  as: 'list',
  name: 'frameworks',
  label: 'Texts that it is about',
  one: 'text',
  help: 'For an act about a text whose points it does not take up.',
  fresh: { id: '' },
  parts: [{ as: 'line', name: 'id', label: 'Framework', required: true, suggest: 'framework' }],
};

export const kind: Choice = {
  ...{ as: 'choice', name: 'kind', label: 'Kind of act', words: KINDS, required: true },
  help: 'Endorsements, statements and votes are words; policy actions and conduct are deeds.',
};

export const id: Field = line('id', 'Identifier', 'Left empty, it gets one.');

/** Fields of a record that can be amended. */
export const RECORD_PARTS: readonly Part[] = [
  {
    ...{ as: 'line', name: 'party', label: 'Who', required: true, suggest: 'party' },
    help: 'The code of a country, as in SYR, or a group, as in group:asean.',
  },
  { ...date('occurredOn', 'When'), required: true },
  bearings,
  {
    as: 'group',
    name: 'quotation',
    label: 'Quotation',
    parts: [
      { as: 'text', name: 'text', label: 'Words' },
      line('speaker', 'Speaker'),
      line('language', 'Language', LANGUAGE),
    ],
  },
  sources,
  {
    as: 'more',
    label: 'More',
    parts: [
      { as: 'choice', name: 'attribution', label: 'Who says so', words: ATTRIBUTIONS },
      line('actor', 'Who acted', 'A ministry or a person, where it was not the whole state.'),
      line('venue', 'Where'),
      date('inForceFrom', 'In force from'),
      date('announcedOn', 'Announced on'),
      {
        ...{ as: 'names', name: 'covers', label: 'Whom a group spoke for' },
        help: 'Codes by comma. Left empty, its members of the day.',
      },
      frameworks,
      line('subkind', 'Finer kind', 'As in law, sponsor or disclosure.'),
      line('organ', 'Organ', 'As in legislature.'),
      line('speechAct', 'Speech act', 'As in supports or launches.'),
      { as: 'tick', name: 'contested', label: 'The coding is contested' },
      { as: 'names', name: 'tags', label: 'Tags', help: 'By comma.' },
      { as: 'text', name: 'notes', label: 'Notes' },
    ],
  },
];
