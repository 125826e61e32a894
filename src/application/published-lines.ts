import type { Catalogue } from '#catalogue/catalogue.js';
import type { PublishedEvent } from '#kernel/event-log.js';
import { refuse } from '#kernel/refusal.js';

/** A line of a published log, and where it stands. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Without those that are empty. */
export function* numbered(lines: Iterable<string>): Generator<Line> {
  let number = 0;
  for (const text of lines) {
    number += 1;
    if (text !== '') yield { number, text };
  }
}

/** The event of a line; refuses (`log.not-json`, `log.not-an-event`, `log.newer-program`) what this program cannot read. */
export function eventIn(line: Line, catalogue: Catalogue): PublishedEvent {
  const event = valueIn(line);
  if (!isEvent(event)) throw notAnEvent(line);
  const known = catalogue.events.get(event.type);
  if (known === undefined || event.schema > known.schema) throw newerProgram(line, event);
  return event;
}

const TEXTS = ['id', 'stream', 'type', 'recordedAt', 'actor', 'salt', 'leaf'] as const;
const NUMBERS = ['sequence', 'version', 'schema'] as const;

/** Whether it has what every event has; that it is what its hash says is for the log to find. */
function isEvent(value: unknown): value is PublishedEvent {
  if (typeof value !== 'object' || value === null) return false;
  const event = value as Partial<PublishedEvent>;
  const { data } = event;
  return (
    TEXTS.every((name) => typeof event[name] === 'string') &&
    NUMBERS.every((name) => Number.isSafeInteger(event[name])) &&
    typeof data === 'object' &&
    data !== null
  );
}

function valueIn({ number, text }: Line): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('invalid', 'log.not-json', `Line ${number} of the published log is not JSON.`);
  }
}

const notAnEvent = ({ number }: Line) =>
  refuse(
    'invalid',
    'log.not-an-event',
    `Line ${number} is JSON, but no event of a log. Give a file that "standpoint log export" wrote; records go in by "standpoint import".`,
  );

const newerProgram = ({ number }: Line, { type, schema }: PublishedEvent) =>
  refuse(
    'invalid',
    'log.newer-program',
    `Line ${number} holds a "${type.slice(0, 60)}" of shape ${schema}, which this program does not know: a newer program wrote this log. Take it up with that one.`,
  );
