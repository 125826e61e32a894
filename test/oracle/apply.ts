import type { LogEvent } from './shapes.js';

/** A write as a client sends it: `record` names the target of every verb but `record`. */
export interface Command {
  readonly verb: 'record' | 'amend' | 'retract' | 'end' | 'review';
  readonly record?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const RECORDED: Record<string, string> = {
  endorsement: 'EndorsementRecorded',
  statement: 'StatementRecorded',
  vote: 'VoteRecorded',
  policy_action: 'PolicyActionRecorded',
  conduct: 'ConductReported',
  non_participation: 'NonParticipationRecorded',
};
const LIFECYCLE = {
  amend: 'RecordAmended',
  retract: 'RecordRetracted',
  end: 'RecordEnded',
  review: 'RecordReviewed',
};

/**
 * The base and one event for each command that could be taken: a new record needs a free or retracted
 * id, everything else a record that is there and not retracted. Other commands are passed over.
 */
export function apply(commands: readonly Command[], base: readonly LogEvent[]): LogEvent[] {
  let events = [...base];
  for (const { verb, record, body } of commands) {
    const id = record ?? String(body['id']);
    if (isLive(events, id) === (verb === 'record')) continue;
    if (verb === 'record') events = append(events, RECORDED[String(body['kind'])]!, body);
    else events = append(events, LIFECYCLE[verb], { record: id, ...body });
  }
  return events;
}

export function isLive(events: readonly LogEvent[], id: string): boolean {
  const last = events.findLast(
    ({ stream, type }) => stream === `record/${id}` && !/Amended|Ended|Reviewed|Linked/.test(type),
  );
  return last !== undefined && last.type !== 'RecordRetracted';
}

/** The log with one event more: the next sequence, the next version of its stream, a second later. */
export function append(
  events: readonly LogEvent[],
  type: string,
  data: Readonly<Record<string, unknown>>,
): LogEvent[] {
  const stream = streamOf(type, data);
  const version = events.filter((event) => event.stream === stream).length + 1;
  const sequence = events.length + 1;
  const recordedAt = new Date(Date.UTC(2026, 0, 1) + sequence * 1000).toISOString();
  return [...events, { sequence, stream, version, type, recordedAt, data }];
}

function streamOf(type: string, data: Readonly<Record<string, unknown>>): string {
  if (type === 'StateListed') return `state/${data['code']}`;
  if (type.startsWith('Group')) return `group/${data['id']}`;
  if (type.startsWith('Membership')) return `group/${data['group']}`;
  if (type === 'CrosswalkPublished') return `crosswalk/${data['id']}`;
  if (type === 'FrameworkPublished') return `framework/${data['id']}`;
  if (type.startsWith('Principle')) return `framework/${data['framework']}`;
  return `record/${data['record'] ?? data['id']}`;
}
