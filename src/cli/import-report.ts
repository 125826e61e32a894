import { createWriteStream, statSync, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import { stringify } from 'csv-stringify/sync';
import type { Written } from '../imports/cells.js';
import { rejectedLine } from '../imports/rejected-line.js';
import { rejectedHeader, rejectedRow } from '../imports/rejected-row.js';
import type { RejectsFile } from '../imports/rejects-file.js';
import { noCounts, type Rejected } from '../imports/run-import.js';
import { cannotWrite } from './cannot-write.js';

/** So many are told at the end; all of them stand in the file of rejects. */
const TOLD_MAX = 20;

/** Gathers what an import has to say, and shows how far it is where somebody watches. */
export class ImportReport {
  readonly counts = noCounts();
  readonly #told: Rejected[] = [];
  readonly #begun = performance.now();
  readonly #file: WriteStream | undefined;
  readonly #bar: SingleBar | undefined;
  #hasHeader = false;
  #input: { readonly bytesRead: number; readonly size: number } | undefined;

  constructor(private readonly rejects?: RejectsFile) {
    this.#file = rejects && createWriteStream(rejects.path);
    // A full disk is told when all has been done, not in the midst of it.
    this.#file?.on('error', () => {});
    if (!process.stderr.isTTY) return;
    this.#bar = new SingleBar({
      format: '{rows} rows, {recorded} recorded, {rejected} rejected, {rate} a second{left}',
      stream: process.stderr,
    });
  }

  /** Tells the time left by how far the file has been read. */
  readonly watch = (file: {
    readonly bytesRead: number;
    readonly path?: string | Buffer;
  }): void => {
    const size = statSync(String(file.path), { throwIfNoEntry: false })?.size ?? 0;
    this.#input = {
      size,
      get bytesRead() {
        return file.bytesRead;
      },
    };
  };

  reject(row: Rejected): void {
    if (this.#told.length < TOLD_MAX) this.#told.push(row);
    // When it was told to stop, some rows are still under way: they are rejected again when it goes on.
    if (this.#file?.writableEnded) return;
    this.#file?.write(row.written ? this.#rowOf(row, row.written) : rejectedLine(row));
  }

  progress(): void {
    const { counts } = this;
    // Not before: what is said of the import as a whole would be written over.
    if (this.#bar?.isActive === false) this.#bar.start(0, 0, { left: '' });
    this.#bar?.update(counts.rows, { ...counts, rate: this.#rate(), left: this.#left() });
  }

  async close(): Promise<void> {
    this.#bar?.stop();
    if (!this.#file || !this.rejects) return;
    this.#file.end();
    try {
      await finished(this.#file);
    } catch (error) {
      throw cannotWrite(this.rejects.path, error, '--rejects');
    }
  }

  /** Closes after an import that did not come to its end: where nothing was rejected, no file says so. */
  async breakOff(): Promise<void> {
    await this.close();
    if (this.#file?.bytesWritten === 0) await rm(this.#file.path, { force: true });
  }

  text({ asJson, isDry }: { asJson: boolean; isDry: boolean }): string {
    const problems = this.#told.flatMap(({ line, faults }) =>
      faults.map((fault) => ({ line, ...fault })),
    );
    if (asJson) return `${JSON.stringify({ dryRun: isDry, ...this.counts, problems })}\n`;
    const { rows, recorded, known, passed, rejected } = this.counts;
    const verb = isDry ? 'would be recorded' : 'recorded';
    const summary = `${rows} rows: ${recorded} ${verb}, ${known} there already, ${passed} left out on purpose, ${rejected} rejected; ${this.#rate()} a second.`;
    const told = problems.map(
      ({ line, column, cell, detail }) =>
        `  ${cell ? `cell ${cell} (${column})` : `line ${line}${column ? `, column ${column}` : ''}`}: ${detail}`,
    );
    const more =
      rejected > this.#told.length ? [`  … and ${rejected - this.#told.length} more rows`] : [];
    return `${[summary, ...told, ...more].join('\n')}\n`;
  }

  #left(): string {
    const { bytesRead = 0, size = 0 } = this.#input ?? {};
    if (bytesRead === 0 || size <= bytesRead) return '';
    const seconds = (performance.now() - this.#begun) / 1_000;
    return `, about ${Math.ceil((seconds * (size - bytesRead)) / bytesRead)} s left`;
  }

  #rate(): number {
    return Math.round(this.counts.rows / ((performance.now() - this.#begun) / 1_000));
  }

  #rowOf(row: Rejected, written: Written): string {
    const { delimiter = ',', isMarked = false } = this.rejects ?? {};
    const rows = [[...rejectedRow(row, written)]];
    if (!this.#hasHeader) rows.unshift([...rejectedHeader(written.columns)]);
    const mark = !this.#hasHeader && isMarked ? '\ufeff' : '';
    this.#hasHeader = true;
    return `${mark}${stringify(rows, { delimiter })}`;
  }
}
