import type { Command } from 'commander';
import { QUESTIONS } from '#application/questions.js';
import type { Access, Upkeep } from './access.js';
import { withExamples } from './examples.js';
import { progressOnTerminal } from './progress.js';
import { renderReply } from './render-reply.js';
import { say, talk } from './talk.js';
import { wrongUsage } from './usage-refusal.js';
import { withAccess } from './with-access.js';

/** `projections`: what the read models are, and how to mend them. */
export function addProjections(program: Command): void {
  const parent = withExamples(
    program.command('projections').description('List read models, rebuild them, try again.'),
    ['projections list', 'projections rebuild evidence', 'projections rebuild evidence group'],
  );
  const list = parent.command('list').description('How far each has come, and what is parked.');
  list.action(() => withAccess(list, async (access, { form }) => showAll(access, form), THERE));
  const rebuild = parent
    .command('rebuild')
    .description('Build some anew beside the old ones, in one pass, then let them answer.')
    .argument('<names...>', 'projections, as in evidence group');
  rebuild.action((names: string[]) =>
    withAccess(
      rebuild,
      async (access, { asJson }) => {
        await rebuildAll([...new Set(names)], access.upkeep());
        const is = names.length === 1 ? 'is rebuilt and answers' : 'are rebuilt and answer';
        await tell({ projections: names, rebuilt: true }, `${names.join(', ')} ${is}.`, asJson);
      },
      THERE,
    ),
  );
  const retry = parent.command('retry').description('Try the parked partitions of one again.');
  retry.argument('<name>', 'projection, as in evidence');
  retry.action((name: string) =>
    withAccess(
      retry,
      async (access, { asJson }) => {
        const tried = await access.upkeep().retry(name);
        const what = tried === 1 ? '1 parked partition was' : `${tried} parked partitions were`;
        await tell({ projection: name, tried }, `${name}: ${what} tried again.`, asJson);
      },
      THERE,
    ),
  );
  const drop = parent.command('drop').description('Remove a build that does not answer.');
  drop.argument('<name>').argument('<build>', 'as told by "projections list"');
  drop.action(async (name: string, build: string) => {
    if (!/^\d{1,9}$/.test(build)) throw wrongUsage('wrong-build', 'Give the number of a build.');
    await withAccess(
      drop,
      async (access, { asJson }) => {
        await access.upkeep().drop(name, Number(build));
        await tell(
          { projection: name, dropped: Number(build) },
          `${name}: build ${build} is gone.`,
          asJson,
        );
      },
      THERE,
    );
  });
}

/** Read models are of a folder that is there: one that was just made for a mistyped name has none to look after. */
const THERE = { asks: true };

async function showAll(access: Access, form: 'table' | 'json' | string): Promise<void> {
  const status = QUESTIONS.get('status')!;
  const reply = await access.ask('status', {});
  await say(renderReply(status, reply, form === 'json' ? 'json' : 'table'));
  if (access.server) return;
  for (const { projection, version } of await access.upkeep().idle()) {
    talk(`Not in use: "projections drop ${projection} ${version}" removes it.`);
  }
}

async function rebuildAll(names: readonly string[], upkeep: Upkeep): Promise<void> {
  const { show, end } = progressOnTerminal();
  await upkeep.rebuild(names, show).finally(end);
}

const tell = (result: object, sentence: string, asJson: boolean): Promise<void> =>
  say(asJson ? `${JSON.stringify(result)}\n` : `${sentence}\n`);
