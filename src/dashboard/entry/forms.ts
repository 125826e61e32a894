import type { JsonObject } from '#kernel/json.js';
import { ATTRIBUTIONS, ENDINGS, KINDS, REASONS, VERDICTS } from '#vocabulary/terms.js';
import type { Act } from '../words/acts.js';
import { filled, patchBetween } from './draft.js';
import type { Choice, Field, Part } from './parts.js';
import { bearings, date, id, kind, note, RECORD_PARTS, sources } from './record-parts.js';

/** What a form is about and begins with. */
export interface Given {
  /** Of the page: who and what it shows. */
  readonly party: string;
  readonly on: string;
  /** The record as it is now; undefined for a new one. */
  readonly record: JsonObject | undefined;
}

/** One form: its parts, what it begins with, and what it sends where. */
export interface EntryForm {
  readonly parts: readonly Part[];
  readonly fresh: (given: Given) => JsonObject;
  /** Behind /v1/records. */
  readonly path: (record: string) => string;
  readonly body: (draft: JsonObject, given: Given) => JsonObject;
}

const reason: Choice = {
  ...{ as: 'choice', name: 'reason', label: 'Reason', words: REASONS, required: true },
  help: 'The reason “other” needs a note.',
};

const coder: Field = {
  ...{ as: 'line', name: 'coder', label: 'Coder', required: true },
  help: 'Who coded it again: lower-case letters, digits and dashes.',
};

const under = (name: string) => (record: string) => `/${encodeURIComponent(record)}/${name}`;

export const FORMS: Readonly<Record<Act, EntryForm>> = {
  record: {
    parts: [kind, ...RECORD_PARTS, { as: 'more', label: 'Identifier', parts: [id] }],
    fresh: ({ party, on }) => ({
      kind: KINDS[1],
      party,
      occurredOn: '',
      attribution: ATTRIBUTIONS[0],
      bearings: [{ ...bearings.fresh, on }],
      sources: [sources.fresh],
    }),
    path: () => '',
    body: filled,
  },
  amend: {
    parts: [
      reason,
      note,
      { as: 'group', name: 'changes', label: 'The record', parts: RECORD_PARTS },
    ],
    fresh: ({ record = {} }) => ({ reason: '', note: '', changes: record }),
    path: under('amendments'),
    body: (draft, { record = {} }) => {
      const after = draft['changes'] as JsonObject;
      return { ...filled(draft), changes: patchBetween(filled(record), filled(after)) };
    },
  },
  retract: {
    parts: [reason, note],
    fresh: () => ({ reason: '', note: '' }),
    path: under('retraction'),
    body: filled,
  },
  end: {
    parts: [
      { ...date('endedOn', 'First day on which it no longer held'), required: true },
      { as: 'choice', name: 'how', label: 'How', words: ENDINGS, required: true },
      sources,
      note,
    ],
    fresh: () => ({ endedOn: '', how: '', sources: [], note: '' }),
    path: under('ending'),
    body: filled,
  },
  review: {
    parts: [
      coder,
      { as: 'choice', name: 'verdict', label: 'Verdict', words: VERDICTS, required: true },
      {
        ...bearings,
        label: 'The coder’s own coding',
        help: 'May stay empty. An adjudication replaces the bearings of the record by these.',
      },
      note,
    ],
    fresh: () => ({ coder: '', verdict: '', bearings: [], note: '' }),
    path: under('reviews'),
    body: filled,
  },
};
