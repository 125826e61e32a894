import { TABLE_TYPES } from '#application/table-format.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** The forms an answer comes in, by address suffix, with their media types. Order is preference. */
export const FORMATS = {
  json: JSON_TYPE,
  ...TABLE_TYPES,
  'metadata.json': JSON_TYPE,
} as const;

export type Format = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];

/** Questions whose rows are CloudEvents already: their JSON is the standard's own, without our envelope. */
const CLOUD_EVENTS: Readonly<Record<string, string>> = {
  events: 'application/cloudevents-batch+json; charset=utf-8',
  event: 'application/cloudevents+json; charset=utf-8',
};

export const isCloudEvents = (question: string): boolean => Object.hasOwn(CLOUD_EVENTS, question);

export const isBatch = (question: string): boolean =>
  CLOUD_EVENTS[question]?.includes('-batch') ?? false;

export function mediaType(question: string, format: Format): string {
  return (format === 'json' ? CLOUD_EVENTS[question] : undefined) ?? FORMATS[format];
}

/** Longer ones first: one ends like another. */
const SUFFIXES = FORMAT_NAMES.toSorted((a, b) => b.length - a.length);

/** What stands before a suffix of ours, and the suffix. */
export function splitFormat(segment: string): { stem: string; format: Format } | undefined {
  const format = SUFFIXES.find((suffix) => segment.endsWith(`.${suffix}`));
  if (format === undefined || segment.length === format.length + 1) return undefined;
  return { stem: segment.slice(0, -format.length - 1), format };
}

/** The segment without whatever stands behind its last dot. */
export function withoutSuffix(segment: string): string | undefined {
  const at = segment.lastIndexOf('.');
  return at < 1 ? undefined : segment.slice(0, at);
}
