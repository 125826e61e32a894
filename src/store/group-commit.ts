interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly unit: symbol | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Longer queues are committed in turns of about so many, so that the event loop gets to breathe between them. */
const BATCH_SIZE_MAX = 512;

/** Gathers what is asked in one tick of the event loop, so that all of it shares one commit. */
export class GroupCommit<Asked, Answer> {
  readonly #commit: (batch: readonly Asked[]) => readonly Answer[];
  #waiting: Waiting<Asked, Answer>[] = [];
  #scheduled = false;

  /** `commit` answers in order, and returns only when all of it is durable; when it throws, nothing was kept. */
  constructor(commit: (batch: readonly Asked[]) => readonly Answer[]) {
    this.#commit = commit;
  }

  /** All that is submitted in one tick with the same unit shares a commit, however long the queue is. */
  submit(asked: Asked, unit?: symbol): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asked, unit, resolve, reject });
      this.#schedule();
    });
  }

  /** Commits everything that waits, now. */
  flush(): void {
    while (this.#waiting.length > 0) this.#flushBatch();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flushBatch();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #flushBatch(): void {
    const batch = this.#take();
    if (batch.length === 0) return;
    try {
      const answers = this.#commit(batch.map((each) => each.asked));
      batch.forEach((each, i) => {
        each.resolve(answers[i] as Answer);
      });
    } catch (error) {
      for (const each of batch) each.reject(error);
    }
  }

  #take(): Waiting<Asked, Answer>[] {
    if (this.#waiting.length > BATCH_SIZE_MAX) return this.#waiting.splice(0, this.#cut());
    const batch = this.#waiting;
    this.#waiting = [];
    return batch;
  }

  /** The first place from the limit on where no unit would be in two commits; units may lie across each other. */
  #cut(): number {
    const ends = new Map<symbol | undefined, number>();
    for (const [at, { unit }] of this.#waiting.entries()) if (unit) ends.set(unit, at + 1);
    let cut = BATCH_SIZE_MAX;
    for (let at = 0; at < cut; at += 1) {
      cut = Math.max(cut, ends.get(this.#waiting[at]!.unit) ?? 0);
    }
    return cut;
  }
}
