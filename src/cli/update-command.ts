import type { Command } from 'commander';
import { withExamples } from './examples.js';
import { readText } from './read-input.js';
import { say } from './talk.js';
import { withAccess } from './with-access.js';

/** `update`: what a newer published log holds, for a log that has gone its own way. */
export function addUpdate(program: Command): void {
  const command = withExamples(
    program
      .command('update')
      .description('Take in what a newer published log holds, as events of your own log.')
      .argument('[file]', 'NDJSON as "log export" writes it (default: the corpus that ships)'),
    ['update'],
  );
  command.action(async (file?: string) => {
    await withAccess(command, async (access, { asJson }) => {
      const { taken } = await access.upkeep().update(await linesOf(file));
      await say(asJson ? `${JSON.stringify({ taken })}\n` : spoken(taken));
    });
  });
}

async function linesOf(file: string | undefined): Promise<readonly string[]> {
  if (file !== undefined) return (await readText(file)).split('\n');
  const { publishedCorpus } = await import('../published-corpus.js');
  return publishedCorpus();
}

const spoken = (taken: number): string =>
  taken === 0
    ? 'There is nothing new in it.\n'
    : `${taken} ${taken === 1 ? 'event was' : 'events were'} taken in.\n`;
