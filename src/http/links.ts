import type { Question, Reply } from '#application/question.js';
import type { Json } from '#kernel/json.js';
import { FORMAT_NAMES, type Format, hasForeignSuffix, splitFormat } from './formats.js';
import { fillPath, pathTemplate } from './path-template.js';
import { queryText } from './query-string.js';

/** A read as it was asked. */
export interface Asked {
  readonly question: Question;
  /** From the path, by name. */
  readonly pathParams: Readonly<Record<string, string>>;
  /** From the query, as given. */
  readonly queryParams: Readonly<Record<string, string>>;
  readonly format: Format;
  /** Path and query, as sent. */
  readonly address: string;
}

type Links = Readonly<Record<string, string>>;

/** Addresses that belong to an answer, all relative to the server, so that they hold behind any proxy. */
export function linksOf(asked: Asked, reply: Reply): Links {
  const base = basePath(asked);
  const query = queryText(asked.queryParams);
  const formats = FORMAT_NAMES.map((format) => [format, `${base}.${format}${query}`]);
  const permanent = permanentAddress(asked, reply);
  const next = nextAddress(asked, reply);
  return {
    self: asked.address,
    ...(permanent === undefined ? {} : { permanent }),
    ...(next === undefined ? {} : { next }),
    ...Object.fromEntries(formats),
  };
}

/** RFC 8288: the addresses that a program may follow without reading the body. */
export function linkHeader(asked: Asked, reply: Reply): string | undefined {
  const permanent = permanentAddress(asked, reply);
  const next = nextAddress(asked, reply);
  const links = [
    ...(permanent === undefined ? [] : [`<${permanent}>; rel="cite-as"`]),
    ...(next === undefined ? [] : [`<${next}>; rel="next"`]),
  ];
  return links.length === 0 ? undefined : links.join(', ');
}

/** The following page, in the format of this one; undefined on the last. */
function nextAddress(asked: Asked, { about }: Reply): string | undefined {
  const next = about?.['next'];
  if (typeof next !== 'number') return undefined;
  const query = queryText({ ...asked.queryParams, after: String(next) });
  return `${basePath(asked)}.${asked.format}${query}`;
}

/** Where the same answer will stand for ever; undefined for questions without a known sequence. */
export function permanentAddress(asked: Asked, reply: Reply): string | undefined {
  const { params, volatile } = asked.question;
  if (volatile || !Object.hasOwn(params.shape, 'knownAt')) return undefined;
  const spelled: Record<string, string> = {};
  for (const name of Object.keys(params.shape)) {
    const value = inAddress(reply.query[name]);
    const elsewhere = Object.hasOwn(asked.pathParams, name) || name === 'minSequence';
    if (value !== undefined && !elsewhere) spelled[name] = value;
  }
  spelled['knownAt'] = String(reply.sequence);
  return `${unmistakable(basePath(asked))}${queryText(spelled)}`;
}

const basePath = ({ question, pathParams }: Asked): string =>
  `/v1${fillPath(pathTemplate(question.path), pathParams)}`;

/** An id that ends like a format would be taken for one without a suffix behind it. */
function unmistakable(path: string): string {
  return splitFormat(path) || hasForeignSuffix(path) ? `${path}.json` : path;
}

function inAddress(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.join(',');
  return typeof value === 'object' ? undefined : String(value);
}
