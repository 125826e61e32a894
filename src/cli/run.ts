import { cannotWriteOut } from './cannot-write.js';
import { program } from './program.js';
import { report } from './report.js';

/** Runs one command; afterwards the process ends by itself, with the exit code that was set. */
export async function run(words: readonly string[]): Promise<void> {
  const asJson = wantsJson(words);
  process.stdout.on('error', (error) => endOnLostOutput(error, asJson));
  try {
    await program().parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, asJson);
  }
}

/** Looked up before the words are understood, for that is what may fail. */
function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  const format = options[options.indexOf('--format') + 1];
  return (
    options.includes('--json') ||
    options.includes('--format=json') ||
    (options.includes('--format') && format === 'json')
  );
}

/** `standpoint events | head -1`: whoever reads has had enough. On a full disk nobody has had what was asked for. */
function endOnLostOutput(error: NodeJS.ErrnoException, asJson: boolean): never {
  if (error.code === 'EPIPE') process.exit();
  process.exit(report(cannotWriteOut(error), asJson));
}
