import type { Command } from 'commander';
import type { KeyRing } from '#kernel/key-ring.js';
import { withExamples } from './examples.js';
import { folderItself } from './folder-itself.js';
import { checkNamedFolder, settingsOf } from './settings.js';
import { say, talk } from './talk.js';
import { textTable } from './text-table.js';

/** `keys`: who may write over HTTP. A running server sees changes at once. */
export function addKeys(program: Command): void {
  const parent = withExamples(
    program.command('keys').description('List, make and revoke the keys for writing.'),
    ['keys create laptop', 'keys list', 'keys revoke laptop'],
  );
  const list = parent.command('list').description('All keys, revoked ones too.');
  list.action(async () => {
    const { keys, asJson } = await open(list, { asks: true });
    const rows = (await keys.list()).map((key) => ({ ...key }));
    await say(
      asJson
        ? `${JSON.stringify({ rows })}\n`
        : textTable(['name', 'createdAt', 'revokedAt'], rows),
    );
  });
  const create = parent.command('create').description('Make a key; its secret is shown this once.');
  create.argument('<name>', 'stands in the log as who wrote').action(async (name: string) => {
    const { keys, asJson } = await open(create, { asks: false });
    const secret = await keys.create(name);
    talk(
      'Keep it: only its hash is stored. Send it as "Authorization: Bearer …", or set STANDPOINT_KEY.',
    );
    await say(asJson ? `${JSON.stringify({ name, secret })}\n` : `${secret}\n`);
  });
  const revoke = parent
    .command('revoke')
    .description('Make a key worthless, at once and for ever.');
  revoke.argument('<name>').action(async (name: string) => {
    const { keys, asJson } = await open(revoke, { asks: true });
    await keys.revoke(name);
    await say(asJson ? `${JSON.stringify({ name, revoked: true })}\n` : `${name} is revoked.\n`);
  });
}

/** A key that is there is looked for in a folder that is there: in another there are none, and nothing is revoked. */
async function open(
  command: Command,
  purpose: { readonly asks: boolean },
): Promise<{ keys: KeyRing; asJson: boolean }> {
  const { folder, asJson } = settingsOf(command);
  checkNamedFolder(command, purpose);
  return { keys: (await folderItself(folder)).keys(), asJson };
}
