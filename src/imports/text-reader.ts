import type { Cells, SourceRow, Table, Written } from './cells.js';
import { raggedFault } from './ragged-fault.js';
import { type CheckHeader, delimiterOf, requireDistinct, requireText } from './table-header.js';

/** A row as the parser gives it. */
export interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Makes rows of what a parser of text tables finds; its first record is the header. */
export class TextReader {
  readonly delimiter: string;
  readonly #missing: ReadonlySet<string>;
  #columns: readonly string[] | undefined;

  constructor(
    private readonly table: Table,
    private readonly check: CheckHeader,
  ) {
    this.delimiter = delimiterOf(table);
    this.#missing = new Set(table.missing);
  }

  /** True as long as there was no header. */
  get isEmpty(): boolean {
    return this.#columns === undefined;
  }

  rowsOf(parsed: Iterable<Parsed>): readonly SourceRow[] {
    const rows: SourceRow[] = [];
    for (const { record, info } of parsed) {
      if (this.#columns === undefined) this.#begin(record);
      else rows.push(this.#rowOf(this.#columns, record, info.lines));
    }
    return rows;
  }

  #rowOf(columns: readonly string[], texts: readonly string[], line: number): SourceRow {
    const written = { columns, texts };
    if (texts.length === columns.length) return { line, written, cells: this.#saying(written) };
    return { line, written, cells: {}, ragged: raggedFault(written, this.delimiter) };
  }

  #begin(header: readonly string[]): void {
    const { path } = this.table;
    this.#columns = requireDistinct(requireText(header, path), path);
    this.check(header);
  }

  #saying({ columns, texts }: Written): Cells {
    const cells: Record<string, string> = {};
    for (let at = 0; at < columns.length; at += 1) {
      const text = texts[at]!;
      if (!this.#missing.has(text)) cells[columns[at]!] = text;
    }
    return cells;
  }
}
