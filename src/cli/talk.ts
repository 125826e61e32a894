/** Something about the work, for whoever watches: never part of the result. */
export function talk(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** A part of the result. Waits for a reader that is slower than we are. */
export async function say(text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}
