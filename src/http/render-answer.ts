import type { Reply } from '#application/question.js';
import type { JsonObject } from '#kernel/json.js';
import { isBatch, isCloudEvents } from './formats.js';
import { type Asked, linksOf } from './links.js';

/** The body of an answer in JSON. */
export const renderJson = (asked: Asked, reply: Reply): string =>
  `${JSON.stringify(toJson(asked, reply))}\n`;

function toJson(asked: Asked, reply: Reply): unknown {
  const { name } = asked.question;
  if (isCloudEvents(name)) return isBatch(name) ? reply.rows : reply.rows[0];
  const { query, sequence, rows, about } = reply;
  // Named first for the order in the text, and last so that nothing in `about` can replace them.
  const body: JsonObject = { query, sequence };
  return Object.assign(body, about, { query, sequence, rows, links: linksOf(asked, reply) });
}
