import { closeSync, openSync } from 'node:fs';
import { type Refusal, refuse } from '#kernel/refusal.js';

/** Refuses (`file.cannot-write`) a file that could not be written later; what stands in it stays. */
export function checkWritable(file: string, option: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw cannotWrite(file, error, option);
  }
}

/** The refusal in place of what the system says of a file; whatever else went wrong is left as it is. */
export function cannotWrite(file: string, error: unknown, option: string): unknown {
  const { syscall, message } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error;
  return refuse(
    'invalid',
    'file.cannot-write',
    `${file} cannot be written (${message}). Name another file with ${option}.`,
  );
}

/** The refusal in place of what the system says of stdout, of which a part may stand there. */
export const cannotWriteOut = ({ message }: Error): Refusal =>
  refuse(
    'invalid',
    'file.cannot-write',
    `The output cannot be written (${message}). What stands there is not whole: make room, or send it elsewhere, and ask again.`,
  );
