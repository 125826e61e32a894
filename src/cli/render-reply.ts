import { stringify } from 'csv-stringify/sync';
import type { Question, Reply } from '#application/question.js';
import { CSV_FORM, csvTable } from '#application/table.js';
import { permanentAddress } from './address.js';
import type { Form } from './settings.js';
import { textTable } from './text-table.js';

/** An answer in the form asked for, ready for stdout. */
export function renderReply(question: Question, reply: Reply, form: Form): string {
  const { columns } = question;
  switch (form) {
    case 'json':
      return `${JSON.stringify(toJson(question, reply))}\n`;
    case 'ndjson':
      return reply.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    case 'csv':
      return stringify(csvTable(columns, reply.rows), CSV_FORM);
    default:
      return textTable(
        columns.map(({ name }) => name),
        reply.rows,
      );
  }
}

/** The body that a server would send; events go bare, for they are CloudEvents already. */
function toJson(question: Question, reply: Reply): unknown {
  const { query, sequence, rows, about } = reply;
  if (question.name === 'events') return rows;
  if (question.name === 'event') return rows[0];
  const permanent = permanentAddress(question, reply);
  const links = permanent === undefined ? {} : { permanent };
  return { query, sequence, ...about, rows, links };
}
