import type { PagedReply } from './ask.js';
import { citationText } from './citation-text.js';
import { columnType } from './column-types.js';
import { permanentAddress } from './permanent-address.js';
import type { Column, Question } from './question.js';
import type { Table, TableColumn } from './table-format.js';

/** An answer as the formats take it. */
export const tableOf = (question: Question, reply: PagedReply): Table => ({
  name: question.name,
  title: question.summary,
  columns: typed(question.name, reply.columns),
  pages: reply.pages,
  sequence: reply.sequence,
  citation: citationText(question, reply, permanentAddress(question, reply)),
});

const typed = (question: string, columns: readonly Column[]): readonly TableColumn[] =>
  columns.map((column) => ({ ...column, type: columnType(question, column) }));
