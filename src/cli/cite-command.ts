import { type Command, Option } from 'commander';
import { STYLES } from '#application/citing/styles.js';
import type { JsonObject } from '#kernel/json.js';
import type { Access } from './access.js';
import { withExamples } from './examples.js';
import type { Settings } from './settings.js';
import { say } from './talk.js';
import { withAccess } from './with-access.js';

const ADDRESS = /[/?:]/;

/** `cite`: keeps what was asked with a checksum of the answer, or opens what was kept. */
export function addCite(program: Command): void {
  const command = withExamples(
    program
      .command('cite')
      .description('Cite an answer, or open a citation: is the answer still the same?')
      .argument('<what>', 'address of an answer under /v1, or identifier of a citation')
      .addOption(
        new Option('--style <style>', 'for a list of references').choices(Object.keys(STYLES)),
      ),
    ['cite /v1/frameworks/gids/positions', 'cite /v1/frameworks/gids/timeline --style bibtex'],
  );
  command.action(async (what: string, { style }: { style?: string }) => {
    const work = async (access: Access, { asJson }: Settings) => {
      const id = ADDRESS.test(what) ? await access.cite(what) : what;
      await say(
        style === undefined ? await told(access, id, asJson) : await access.citationIn(style, id),
      );
    };
    await withAccess(command, work, { asks: true });
  });
}

/** Exit code 1 where the answer is another one by now. */
async function told(access: Access, id: string, asJson: boolean): Promise<string> {
  const body = await access.citation(id);
  if (body['verified'] !== true) process.exitCode = 1;
  return asJson ? `${JSON.stringify(body)}\n` : inWords(body);
}

const inWords = ({ id, text, verdict, sha256, links }: JsonObject): string =>
  [
    String(text),
    '',
    `Citation ${id}. ${verdict}`,
    `SHA-256 of the CSV: ${sha256}`,
    `Permanent address: ${(links as JsonObject)['permanent']}`,
    '',
  ].join('\n');
