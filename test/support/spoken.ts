/** What a child said before it was killed. */
export interface Spoken {
  /** Sequence by key of every event that it was told is stored. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** Keys it asked for and heard nothing of. */
  readonly unknown: readonly string[];
}

/** Reads the lines of `submit-forever.ts`. A last line cut in the middle by the kill counts as not said. */
export function spoken(text: string): Spoken {
  const acknowledged = new Map<string, number>();
  const asked: string[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const [mark, key = '', sequence] = line.split(' ');
    if (mark === '?') asked.push(key);
    else acknowledged.set(key, Number(sequence));
  }
  return { acknowledged, unknown: asked.filter((key) => !acknowledged.has(key)) };
}
