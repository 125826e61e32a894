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
    ['projections list', 'projections rebuild evidence'],
  );
  const list = parent.command('list').description('How far each has come, and what is parked.');
  list.action(() => withAccess(list, async (access, { form }) => showAll(access, form)));
  addWork(
    parent.command('rebuild'),
    'Build one anew beside the old one, then let it answer.',
    rebuild,
  );
  addWork(parent.command('retry'), 'Try the parked partitions of one again.', retry);
  const drop = parent.command('drop').description('Remove a build that does not answer.');
  drop.argument('<name>').argument('<build>', 'as told by "projections list"');
  drop.action(async (name: string, build: string) => {
    if (!/^\d{1,9}$/.test(build)) throw wrongUsage('wrong-build', 'Give the number of a build.');
    await withAccess(drop, async (access, { asJson }) => {
      await access.upkeep().drop(name, Number(build));
      await tell(
        { projection: name, dropped: Number(build) },
        `${name}: build ${build} is gone.`,
        asJson,
      );
    });
  });
}

async function showAll(access: Access, form: 'table' | 'json' | string): Promise<void> {
  const status = QUESTIONS.get('status')!;
  const reply = await access.ask('status', {});
  await say(renderReply(status, reply, form === 'json' ? 'json' : 'table'));
  if (access.server) return;
  for (const { projection, version } of await access.upkeep().idle()) {
    talk(`Not in use: "projections drop ${projection} ${version}" removes it.`);
  }
}

type Work = (name: string, upkeep: Upkeep) => Promise<{ result: object; sentence: string }>;

function addWork(command: Command, summary: string, work: Work): void {
  command.description(summary).argument('<name>', 'projection, as in evidence');
  command.action((name: string) =>
    withAccess(command, async (access, { asJson }) => {
      const { result, sentence } = await work(name, access.upkeep());
      await tell(result, sentence, asJson);
    }),
  );
}

async function rebuild(name: string, upkeep: Upkeep) {
  const { show, end } = progressOnTerminal();
  await upkeep.rebuild(name, show).finally(end);
  return {
    result: { projection: name, rebuilt: true },
    sentence: `${name} is rebuilt and answers.`,
  };
}

async function retry(name: string, upkeep: Upkeep) {
  const tried = await upkeep.retry(name);
  const what = tried === 1 ? '1 parked partition was' : `${tried} parked partitions were`;
  return { result: { projection: name, tried }, sentence: `${name}: ${what} tried again.` };
}

const tell = (result: object, sentence: string, asJson: boolean): Promise<void> =>
  say(asJson ? `${JSON.stringify(result)}\n` : `${sentence}\n`);
