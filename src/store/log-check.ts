import type { Head } from '#kernel/event-log.js';
import { canonicalText } from './canonical.js';
import { isInstant } from './clock.js';
import { leafOf } from './envelope.js';
import type { SealedRow } from './event-row.js';
import type { Finding } from './finding.js';
import { LogHead } from './log-head.js';
import { EMPTY_ROOT, packRange } from './merkle.js';

/** The head row, as it stands in the file. */
export interface StoredHead {
  readonly sequence: number;
  readonly recordedAt: string;
  readonly range: Buffer;
}

/** Walks through the log from its first event and notes what is wrong. */
export class LogCheck {
  readonly findings: Finding[] = [];
  readonly #head = new LogHead();
  readonly #versions = new Map<string, number>();
  /** Roots seen earlier, by size. */
  readonly #known: Map<number, string>;

  constructor(known: readonly Head[]) {
    this.#known = new Map(known.map(({ sequence, root }) => [sequence, root]));
    this.#compareRoot(EMPTY_ROOT);
  }

  take(row: SealedRow): void {
    this.#checkOrder(row);
    this.#checkStream(row);
    this.#checkHash(row);
    this.#head.advance(row.recordedAt, row.leaf);
    // After a hole, count on from where the rows are: one hole is one finding.
    this.#head.sequence = row.sequence;
    if (this.#known.has(row.sequence)) this.#compareRoot(this.#head.state().root);
  }

  end(stored: StoredHead | undefined): void {
    const same =
      stored?.sequence === this.#head.sequence &&
      stored.recordedAt === this.#head.recordedAt &&
      stored.range.equals(packRange(this.#head.range));
    if (!same) {
      this.#note('log.head-mismatch', 'The head row does not follow from the events.');
    }
    for (const size of this.#known.keys()) {
      if (size > this.#head.sequence) {
        this.#note('log.tail-lost', `Event ${size} was seen earlier and is gone.`, size);
      }
    }
  }

  head(): Head {
    return this.#head.state();
  }

  #checkOrder({ sequence, recordedAt }: SealedRow): void {
    const due = this.#head.sequence + 1;
    if (sequence !== due) {
      this.#note('log.hole', `Event ${sequence} stands where ${due} was due.`, due);
    }
    if (!isInstant(recordedAt) || recordedAt < this.#head.recordedAt) {
      this.#note('log.time-runs-back', `Event ${sequence} is stamped ${recordedAt}.`, sequence);
    }
  }

  #checkStream({ sequence, stream, version }: SealedRow): void {
    const due = (this.#versions.get(stream) ?? 0) + 1;
    this.#versions.set(stream, version);
    if (version === due) return;
    this.#note('stream.hole', `${stream} goes on with ${version} instead of ${due}.`, sequence);
  }

  #checkHash(row: SealedRow): void {
    if (!leafOf(row, row.salt).equals(row.leaf)) {
      this.#note(
        'log.hash-mismatch',
        `Event ${row.sequence} is not what its hash says.`,
        row.sequence,
      );
    } else if (!isCanonical(row.body)) {
      this.#note(
        'log.not-canonical',
        `The data of event ${row.sequence} is no canonical JSON.`,
        row.sequence,
      );
    }
  }

  #compareRoot(root: string): void {
    const size = this.#head.sequence;
    const seen = this.#known.get(size);
    if (seen === undefined || seen === root) return;
    this.#note(
      'log.rewritten',
      `The first ${size} events are not those seen earlier: another root.`,
      size,
    );
  }

  #note(code: string, detail: string, sequence?: number): void {
    this.findings.push({ code, detail, ...(sequence !== undefined && { sequence }) });
  }
}

function isCanonical(text: string): boolean {
  try {
    return canonicalText(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}
