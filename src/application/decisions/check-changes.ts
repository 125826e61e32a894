import type { JsonObject } from '#kernel/json.js';
import { type Problem, problem } from '#kernel/problem.js';
import { refuse } from '#kernel/refusal.js';
import { saysTheSame } from '#vocabulary/merge-patch.js';
import { strangeNames } from '#vocabulary/patched-names.js';
import type { RecordData } from '#vocabulary/record.js';
import { recordSchema } from '#vocabulary/record-life.js';
import type { Kind } from '#vocabulary/terms.js';
import { unknownField } from '#vocabulary/wrong-input.js';

/** What is wrong with the names in an amendment, whatever it makes of them. */
export const changesFaults = (
  changes: JsonObject,
  kind: Kind,
): readonly (Problem | undefined)[] => [
  ...fixedFields(changes),
  nothingNamed(changes),
  ...strangeNames(changes, recordSchema(kind).shape).map(({ path, known }) =>
    isOfAnEnding(path) ? toldByAnEnding(path[0]!) : unknownField(['changes', ...path], known),
  ),
];

export function refuseIfUnchanged(before: RecordData, after: RecordData): void {
  if (!saysTheSame(jsonOf(before), jsonOf(after))) return;
  throw refuse(
    'rejected',
    'amendment.no-change',
    'The record says all of this already. Name what is to be another, or review the record to agree with it.',
    { pointer: '/changes' },
  );
}

const jsonOf = (data: RecordData) => data as unknown as JsonObject;

const fixedFields = (changes: JsonObject) =>
  ['id', 'kind']
    .filter((name) => name in changes)
    .map((name) =>
      problem(
        'field.fixed',
        `/changes/${name}`,
        `"${name}" cannot be amended. Retract the record and record it anew.`,
      ),
    );

const nothingNamed = (changes: JsonObject) =>
  Object.keys(changes).length > 0
    ? undefined
    : problem('changes.empty', '/changes', 'No field is named. Give at least one to replace.');

const isOfAnEnding = (path: readonly string[]): boolean =>
  path.length === 1 && (path[0] === 'endedOn' || path[0] === 'how');

const toldByAnEnding = (name: string) =>
  problem(
    'field.unknown',
    `/changes/${name}`,
    `"${name}" is not a field of a record: its ending tells it. End the record; a later ending replaces the one that is there.`,
  );
