import type { Reply } from '#application/question.js';
import type { JsonObject } from '#kernel/json.js';
import { toCsv } from './csv.js';
import { isBatch, isCloudEvents } from './formats.js';
import { type Asked, linksOf } from './links.js';

/** The body of an answer. */
export function renderAnswer(asked: Asked, reply: Reply): string {
  switch (asked.format) {
    case 'csv':
      return toCsv(asked.question.columns, reply.rows);
    case 'ndjson':
      return reply.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    case 'json':
      return `${JSON.stringify(toJson(asked, reply))}\n`;
  }
}

/** What a browser calls the file when somebody saves it; nothing from the address gets in. */
export const fileName = ({ question, format }: Asked, { sequence }: Reply): string =>
  `standpoint_${question.name.replaceAll('-', '_')}_seq${sequence}.${format}`;

function toJson(asked: Asked, reply: Reply): unknown {
  const { name } = asked.question;
  if (isCloudEvents(name)) return isBatch(name) ? reply.rows : reply.rows[0];
  const { query, sequence, rows, about } = reply;
  // Named first for the order in the text, and last so that nothing in `about` can replace them.
  const body: JsonObject = { query, sequence };
  return Object.assign(body, about, { query, sequence, rows, links: linksOf(asked, reply) });
}
