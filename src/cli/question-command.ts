import { type Command, Option } from 'commander';
import { pathParameters } from '#application/permanent-address.js';
import type { Question, Reply } from '#application/question.js';
import type { Access } from './access.js';
import { asksForCell, cellParams } from './cell-words.js';
import { deliver } from './deliver.js';
import { examplesOf, withExamples } from './examples.js';
import { explainText } from './explain-text.js';
import { addParamOptions, addPathArguments, paramsFrom, whole } from './question-options.js';
import { renderReply } from './render-reply.js';
import { FORMS, type Form, type Settings } from './settings.js';
import { say, talk } from './talk.js';
import { withAccess } from './with-access.js';

/** Questions that go by another name here: "record" and "event" are what one does, not what one looks up. */
const NAMES: Readonly<Record<string, string>> = {
  position: 'explain',
  record: 'show-record',
  event: 'show-event',
};

/** Forms beyond the common ones, which then come first. */
const TEXTS: Readonly<Record<string, typeof explainText>> = { position: explainText };

export const commandName = (question: Question): string => NAMES[question.name] ?? question.name;

/** The command that asks this question. */
export function addQuestion(program: Command, question: Question): void {
  const name = commandName(question);
  const command = program.command(name).description(question.summary);
  withExamples(command, examplesOf(question, name));
  if (asksForCell(question)) addCellArguments(command);
  else addPathArguments(command, question);
  addParamOptions(command, question, (some) => `${some}, and all as csv or ndjson`);
  const forms = question.name in TEXTS ? ['text', ...FORMS] : FORMS;
  command.addOption(
    new Option('--format <form>', 'form of the answer').choices(forms).default(forms[0]),
  );
  command.action(async () => answer(command, question));
}

function addCellArguments(command: Command): void {
  command
    .argument('<words...>', 'party and principle, as in SYR gids/3; or framework, party and number')
    .usage('[options] <party> <framework/number>');
}

async function answer(command: Command, question: Question): Promise<void> {
  const params = {
    ...pathParams(question, command.args),
    ...paramsFrom(question, command.opts()),
  };
  const work = async (access: Access, { form }: Settings) => {
    if (form === 'csv' || form === 'ndjson') {
      const asked = { ...whole(question), ...params };
      await deliver(await access.table(question.name, asked, form), undefined);
    } else {
      await show({ question, form, params }, access);
    }
  };
  await withAccess(command, work, { asks: true });
}

interface Shown {
  readonly question: Question;
  readonly form: Form;
  readonly params: Readonly<Record<string, string>>;
}

async function show({ question, form, params }: Shown, access: Access): Promise<void> {
  const reply = await access.ask(question.name, params);
  await say(await rendered({ question, reply, form }, access));
  if (process.stderr.isTTY && form === 'table') talk(tally(reply));
  const next = reply.about?.['next'] ?? null;
  if (next !== null) talk(`There is more: --after ${next} goes on, --limit all takes all.`);
}

function pathParams(question: Question, words: readonly string[]): Record<string, string> {
  if (asksForCell(question)) return { ...cellParams(words) };
  return Object.fromEntries(pathParameters(question).map((name, at) => [name, words[at]!]));
}

interface Answer {
  readonly question: Question;
  readonly reply: Reply;
  readonly form: Form;
}

function rendered({ question, reply, form }: Answer, access: Access): string | Promise<string> {
  const text = TEXTS[question.name];
  return form === 'text' && text
    ? text(question, reply, access)
    : renderReply(question, reply, form);
}

const tally = ({ rows, sequence }: Reply): string =>
  `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}, as known at sequence ${sequence}.`;
