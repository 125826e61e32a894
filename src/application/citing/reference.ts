import type { Citation } from '#kernel/citation-store.js';
import type { JsonObject } from '#kernel/json.js';
import { DEFAULT_RULE_SET } from '#positions/rule-sets/registry.js';
import { labelOf } from '#positions/rule-sets/rule-set.js';
import { rulesAndDepartures } from '#vocabulary/departures.js';
import type { Question } from '../question.js';

/** What every style of citation is made of. */
export interface Reference {
  readonly id: string;
  readonly title: string;
  /** Day on which the last event that the answer rests on was recorded. */
  readonly published: string;
  readonly cited: string;
  readonly version: string;
  readonly url: string;
  readonly note: string;
}

export const PUBLISHER = 'Standpoint';

/** `frameworkTitle` where the answer is about one framework. */
export function referenceOf(
  citation: Citation,
  { name }: Pick<Question, 'name'>,
  { frameworkTitle, url }: { readonly frameworkTitle: string | undefined; readonly url: string },
): Reference {
  const { query, sequence, sha256 } = citation;
  const method = typeof query['method'] === 'string' ? `, rule-set ${query['method']}` : '';
  return {
    id: citation.id,
    title: [
      titled(name, frameworkTitle),
      ...details(query),
      ...rulesAndDepartures(query, USUAL_METHOD),
    ].join(', '),
    published: citation.recordedAt.slice(0, 10),
    cited: citation.citedAt.slice(0, 10),
    version: String(sequence),
    url,
    note: `As known at sequence ${sequence}${method}; SHA-256 of the CSV ${sha256}`,
  };
}

const USUAL_METHOD = labelOf(DEFAULT_RULE_SET);

const titled = (name: string, frameworkTitle: string | undefined): string => {
  const words = name.replaceAll('-', ' ');
  if (frameworkTitle === undefined) return `${words[0]!.toUpperCase()}${words.slice(1)}`;
  return `${frameworkTitle}: ${words}`;
};

/** What tells it from other answers to the same question. */
const DETAILS: Readonly<Record<string, string>> = {
  country: 'of',
  principle: 'on principle',
  ordinal: 'on principle',
  group: 'in',
  asOf: 'as of',
};

const details = (query: JsonObject): readonly string[] =>
  Object.entries(DETAILS).flatMap(([name, word]) => {
    const value = query[name];
    if (value === undefined || value === null) return [];
    return [`${word} ${Array.isArray(value) ? value.join(' ') : String(value)}`];
  });
