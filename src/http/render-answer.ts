import { inTurns } from '#application/in-turns.js';
import type { Reply } from '#application/question.js';
import type { JsonObject } from '#kernel/json.js';
import { isBatch, isCloudEvents } from './formats.js';
import { type Asked, linksOf } from './links.js';

/** The body of an answer in JSON. */
export async function renderJson(asked: Asked, reply: Reply): Promise<string> {
  const { name } = asked.question;
  if (isCloudEvents(name) && !isBatch(name)) return `${JSON.stringify(reply.rows[0])}\n`;
  const rows = `[${(await inTurns(reply.rows, spelt)).join()}]`;
  return isCloudEvents(name) ? `${rows}\n` : `${wrapped(asked, reply, rows)}\n`;
}

/** Rows are many, and to spell them takes longer than to find them. */
const spelt = (rows: readonly JsonObject[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row));

/** Query and sequence come first, and nothing in `about` can replace them. */
function wrapped(asked: Asked, reply: Reply, rows: string): string {
  const { query, sequence, about } = reply;
  const members: JsonObject = Object.assign({ query, sequence }, about, { query, sequence });
  const { rows: _, links: __, ...head } = members;
  const links = JSON.stringify(linksOf(asked, reply));
  return `${JSON.stringify(head).slice(0, -1)},"rows":${rows},"links":${links}}`;
}
