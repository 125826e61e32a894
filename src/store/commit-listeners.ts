type Listener = (sequence: number) => void;

/** Who wants to know that the head has moved. */
export class CommitListeners {
  readonly #listeners = new Set<Listener>();

  /** Returns how to stop. */
  add(listener: Listener): () => void {
    // Wrapped, so that one function added twice is called twice and removed once.
    const entry: Listener = (sequence) => listener(sequence);
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  /**
   * Tells all of them, once the commit is durable. A listener that throws is not swallowed, but it can neither
   * undo the commit nor keep the others from hearing of it.
   */
  tell(sequence: number): void {
    for (const listener of this.#listeners) {
      queueMicrotask(() => {
        if (this.#listeners.has(listener)) listener(sequence);
      });
    }
  }
}
