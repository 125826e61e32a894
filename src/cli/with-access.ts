import type { Command } from 'commander';
import type { Access } from './access.js';
import { type Interrupt, onInterrupt } from './interrupt.js';
import { openAccess } from './open-access.js';
import { progressOnTerminal } from './progress.js';
import { checkNamedFolder, type Settings, settingsOf } from './settings.js';

interface Purpose {
  /** Whether an empty folder takes up the corpus that ships; else the environment says. */
  readonly corpus?: boolean;
  /** Whether nothing is written but what a first start writes. */
  readonly asks?: boolean;
}

/** Opens the way to the application, does the work, and closes it whatever happens. */
export async function withAccess<Result>(
  command: Command,
  work: (access: Access, settings: Settings, interrupt: Interrupt) => Promise<Result>,
  { corpus, asks = false }: Purpose = {},
): Promise<Result> {
  const settings = settingsOf(command);
  checkNamedFolder(command, { asks });
  const progress = progressOnTerminal();
  const access = await openAccess({
    folder: settings.folder,
    corpus: corpus ?? settings.corpus,
    progress: progress.show,
  });
  progress.end();
  const interrupt = onInterrupt(() => access.close());
  try {
    return await work(access, settings, interrupt);
  } finally {
    await interrupt.over();
    await access.close();
  }
}
