import { permanentAddress as permanent } from '#application/permanent-address.js';
import type { Question, Reply } from '#application/question.js';
import { hasTakenSuffix } from '#application/taken-suffix.js';
import type { JsonObject } from '#kernel/json.js';
import { FORMAT_NAMES, type Format } from './formats.js';
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
/** What of a reply its addresses are made of; pages have no `about`. */
type Known = Pick<Reply, 'query' | 'sequence'> & { readonly about?: JsonObject };

/** Addresses that belong to an answer, all relative to the server, so that they hold behind any proxy. */
export function linksOf(asked: Asked, reply: Known): Links {
  const base = basePath(asked);
  const query = queryText(asked.queryParams);
  const formats = FORMAT_NAMES.map((format) => [format, `${base}.${format}${query}`]);
  const address = permanentAddress(asked, reply);
  const next = nextAddress(asked, reply);
  return {
    self: asked.address,
    ...(address === undefined ? {} : { permanent: address }),
    ...(next === undefined ? {} : { next }),
    ...Object.fromEntries(formats),
  };
}

/** RFC 8288: the addresses that a program may follow without reading the body. */
export function linkHeader(asked: Asked, reply: Known): string | undefined {
  const address = permanentAddress(asked, reply);
  const next = nextAddress(asked, reply);
  const links = [
    ...(address === undefined ? [] : [`<${address}>; rel="cite-as"`]),
    ...(next === undefined ? [] : [`<${next}>; rel="next"`]),
  ];
  return links.length === 0 ? undefined : links.join(', ');
}

/** The following page, in the format of this one; undefined on the last. */
function nextAddress(asked: Asked, { about }: Known): string | undefined {
  const next = about?.['next'];
  if (typeof next !== 'number') return undefined;
  const query = queryText({ ...asked.queryParams, after: String(next) });
  return `${basePath(asked)}.${asked.format}${query}`;
}

/** Where the same answer will stand for ever; undefined for questions without a known sequence. */
export function permanentAddress(asked: Asked, reply: Known): string | undefined {
  const path = basePath(asked);
  // An id that ends like a format would be taken for one without a suffix behind it.
  const isMistakable = hasTakenSuffix(path);
  return permanent(asked.question, reply, isMistakable ? '.json' : '');
}

const basePath = ({ question, pathParams }: Asked): string =>
  `/v1${fillPath(pathTemplate(question.path), pathParams)}`;
