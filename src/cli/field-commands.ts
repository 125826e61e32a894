import type { JsonObject } from '#kernel/json.js';
import { ENDINGS, REASONS, VERDICTS } from '#vocabulary/terms.js';

/** An option that becomes a field of the event. */
export interface FieldOption {
  readonly flags: string;
  readonly summary: string;
  readonly field: string;
  readonly required?: boolean;
  readonly json?: boolean;
}

/** A command that writes one event: its words and options are fields. */
export interface FieldCommand {
  readonly name: string;
  readonly type: string;
  readonly summary: string;
  /** Fields that are given by their place. */
  readonly words: readonly string[];
  /** Fields that the command itself says. */
  readonly fixed?: JsonObject;
  readonly options: readonly FieldOption[];
  readonly example: string;
}

const NOTE = { flags: '--note <text>', summary: 'in your words', field: 'note' };
const SOURCES = {
  flags: '--sources <json>',
  summary: 'where it says so, a list, or @file that holds it',
  field: 'sources',
  json: true,
};
const REASON = {
  flags: '--reason <reason>',
  summary: REASONS.join(', '),
  field: 'reason',
  required: true,
};

export const FIELD_COMMANDS: readonly FieldCommand[] = [
  {
    name: 'amend',
    type: 'RecordAmended',
    summary: 'Replace fields of a record, with a reason.',
    words: ['record'],
    options: [
      REASON,
      {
        flags: '--changes <json>',
        summary: 'merge patch, or @file that holds it; null takes a field away',
        field: 'changes',
        required: true,
        json: true,
      },
      NOTE,
    ],
    example: `amend syr-support-2020 --reason wrong_date --changes '{"occurredOn":"2020-09~"}'`,
  },
  {
    name: 'retract',
    type: 'RecordRetracted',
    summary: 'Take a record back that was wrong, with a reason.',
    words: ['record'],
    options: [REASON, NOTE],
    example: 'retract syr-support-2020 --reason source_withdrawn --expected 1',
  },
  {
    name: 'end',
    type: 'RecordEnded',
    summary: 'Say that what was recorded stopped being so.',
    words: ['record'],
    options: [
      {
        flags: '--on <date>',
        summary: 'first day on which it no longer held, EDTF',
        field: 'endedOn',
        required: true,
      },
      { flags: '--how <how>', summary: ENDINGS.join(', '), field: 'how', required: true },
      SOURCES,
      NOTE,
    ],
    example: 'end syr-support-2020 --on 2024-05 --how withdrawn',
  },
  {
    name: 'undo-end',
    type: 'RecordEnded',
    summary: 'Say that what was ended holds after all.',
    words: ['record'],
    fixed: { endedOn: null, how: null },
    options: [SOURCES, NOTE],
    example: 'undo-end syr-support-2020 --note "It was another list that was taken down."',
  },
  {
    name: 'review',
    type: 'RecordReviewed',
    summary: 'Confirm or dispute a record as a second coder, or settle a dispute.',
    words: ['record'],
    options: [
      { flags: '--coder <name>', summary: 'who coded it again', field: 'coder', required: true },
      {
        flags: '--verdict <verdict>',
        summary: VERDICTS.join(', '),
        field: 'verdict',
        required: true,
      },
      {
        flags: '--bearings <json>',
        summary: "the coder's own coding, or @file",
        field: 'bearings',
        json: true,
      },
      NOTE,
    ],
    example: 'review syr-support-2020 --coder second-coder --verdict confirmed',
  },
  {
    name: 'link',
    type: 'RecordsLinked',
    summary: 'Say that two records have to do with each other.',
    words: ['from', 'to'],
    options: [
      {
        flags: '--relation <relation>',
        summary: 'such as responds_to, part_of, duplicate_of',
        field: 'relation',
        required: true,
      },
      NOTE,
    ],
    example: 'link chn-zhangjun-unsc-2021-06-29 chn-gids-launch-2020-09-08 --relation reiterates',
  },
];
