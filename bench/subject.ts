/** Something that can append events. */
export interface Subject {
  readonly name: string;
  /** Begins with an empty store in the folder, for that many callers at once. */
  open(folder: string, width: number): Promise<Appending>;
}

export interface Appending {
  /** Appends that many events, each caller waiting for its answer before it asks again. */
  run(count: number): Promise<void>;
  close(): Promise<void>;
}
