import type { Cells, SourceRow, Table, Written } from './cells.js';
import { LineCount } from './line-count.js';
import { raggedFault } from './ragged-fault.js';
import { type CheckHeader, delimiterOf, requireDistinct, requireText } from './table-header.js';
import type { Reached } from './unreadable.js';

/** A row as the parser gives it. */
export interface Parsed {
  readonly record: readonly string[];
  readonly info: Place;
}

/** Where a parser is. Its own count of lines takes a CRLF in quotation marks for two. */
interface Place {
  /** Up to and with the end of a record. */
  readonly bytes: number;
  /** Passed over so far, in the whole table. */
  readonly empty_lines: number;
}

/** Makes rows of what a parser of text tables finds; its first record is the header. */
export class TextReader {
  readonly delimiter: string;
  /** Gets the text before the parser does. */
  readonly lines = new LineCount();
  #last: Place = { bytes: 0, empty_lines: 0 };
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
      const line = this.#beginsAt(info);
      this.#last = info;
      if (this.#columns === undefined) this.#begin(record);
      else rows.push(this.#rowOf(this.#columns, record, line));
    }
    return rows;
  }

  /** How far the parser is that ended in the midst of a row: in a cell of its first line, or of a later one. */
  reached(place: Place): Reached {
    const cell = Math.max(this.#beginsAt(place), this.lines.at(place.bytes));
    return { cell, last: this.lines.last };
  }

  /** The line on which a row begins: empty ones may lie between it and the row before. */
  #beginsAt({ empty_lines }: Place): number {
    return this.lines.at(this.#last.bytes) + empty_lines - this.#last.empty_lines;
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
