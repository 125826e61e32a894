// @ts-check
import { IN_FORCE_BASES } from './decisions.js';

/** @import { CorpusEvent } from './types.js' */

/** A record takes fifty tags; a longer list of co-signatories stands in the notes alone. */
const JOINT_TAGS_MAX = 40;

/**
 * What has no field of its own and a short value.
 * @param {CorpusEvent} event
 * @param {{ kind: string, jointWith: string[] }} known
 */
export function tagsOf(event, { kind, jointWith }) {
  return [
    `date-basis-${dashed(event.date_basis)}`,
    ...(event.status ? [`status-${dashed(event.status)}`] : []),
    ...(kind === event.kind ? [] : [`corpus-kind-${dashed(event.kind)}`]),
    `seen-${dashed(event.seen_extent)}`,
    ...jointTags(jointWith),
  ];
}

/** @param {string[]} jointWith */
function jointTags(jointWith) {
  if (jointWith.length > JOINT_TAGS_MAX) return ['joint-with-many'];
  return jointWith.map((code) => `joint-with-${code.toLowerCase()}`);
}

/**
 * What has no field of its own and needs a sentence; each kind of sentence begins with the same words.
 * @param {CorpusEvent} event
 * @param {{ hasBearings: boolean, jointWith: string[], actDay: string }} known
 */
export function notesOf(event, { hasBearings, jointWith, actDay }) {
  const { details_from_memory: memory } = event;
  const sentences = [
    event.notes,
    jointWith.length > 0 && `Joint with: ${jointWith.join(', ')}.`,
    memory.length > 0 && `From memory, not seen in a source: ${memory.join('; ')}.`,
    IN_FORCE_BASES.includes(event.date_basis) &&
      actDay === event.date &&
      'Day of the act: not seen apart from the day in force, which stands for it.',
    !hasBearings && `Rationale: ${event.rationale}`,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** @param {string} word */
const dashed = (word) => word.replaceAll('_', '-');
