import { permanentAddress } from '#application/permanent-address.js';
import type { Question, Reply } from '#application/question.js';
import { aboutText } from './about-text.js';
import type { Form } from './settings.js';
import { textTable } from './text-table.js';

/** An answer as JSON or, in any other form, as a table to look at, below what stands beside its rows. */
export function renderReply(question: Question, reply: Reply, form: Form): string {
  if (form === 'json') return `${JSON.stringify(toJson(question, reply))}\n`;
  const { columns = question.columns, rows, about = {} } = reply;
  const table = textTable(
    columns.map(({ name }) => name),
    rows,
  );
  const beside = aboutText(about);
  return beside === '' ? table : `${beside}\n${table}`;
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
