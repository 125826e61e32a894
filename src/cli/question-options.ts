import { type Command, Option } from 'commander';
import { z } from 'zod';
import { pathParameters } from '#application/permanent-address.js';
import type { Question } from '#application/question.js';
import { takesList } from '#application/questions/params.js';
import { givenInParts } from './given-option.js';

interface Property {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: string;
}

type Properties = Readonly<Record<string, Property>>;

const schemaOf = ({ params }: Question) =>
  z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' });

/** What can be told about the parameters of a question, by name. */
const propertiesOf = (question: Question): Properties =>
  (schemaOf(question).properties ?? {}) as Properties;

/** Parameters without which the question is none, and which are not in the path. */
export function requiredOptions(question: Question): readonly string[] {
  const inPath = pathParameters(question);
  return (schemaOf(question).required ?? []).filter((name) => !inPath.includes(name));
}

export const kebabCase = (name: string): string => name.replaceAll(/(?=[A-Z])/g, '-').toLowerCase();

/** One positional argument for each parameter in the path. */
export function addPathArguments(command: Command, question: Question): void {
  const properties = propertiesOf(question);
  for (const name of pathParameters(question)) {
    command.argument(`<${kebabCase(name)}>`, properties[name]?.description ?? '');
  }
}

/** One option for each other parameter; `limitBy` says how many rows are taken where an API takes so many. */
export function addParamOptions(
  command: Command,
  question: Question,
  limitBy: (byDefault: string) => string,
): void {
  const inPath = pathParameters(question);
  const required = requiredOptions(question);
  for (const [name, property] of Object.entries(propertiesOf(question))) {
    if (inPath.includes(name)) continue;
    const told = name === 'limit' ? { ...property, default: limitBy(property.default!) } : property;
    const option = optionOf(name, told, takesList(question.params.shape[name]));
    command.addOption(option.makeOptionMandatory(required.includes(name)));
  }
  command.option('--min-sequence <value>', 'Wait until this event is seen.');
}

/** No page of an answer, unless a page is asked for. */
export const whole = ({ params: { shape } }: Question): Record<string, string> =>
  'limit' in shape ? { limit: 'all' } : {};

/** The options that were given, as the question takes them. */
export function paramsFrom(
  question: Question,
  options: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const names = [...Object.keys(question.params.shape), 'minSequence'];
  const given = names.filter((name) => options[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, String(options[name])]));
}

function optionOf(name: string, property: Property, isList: boolean): Option {
  const flag = `--${kebabCase(name)}`;
  const { enum: words } = property;
  if (words?.join() === 'true,false') return new Option(flag, describedFlag(property));
  if (isList) return givenInParts(flag, described(property));
  return new Option(`${flag} <${words?.join('|') ?? 'value'}>`, described(property));
}

const described = ({ description = '', default: byDefault }: Property): string =>
  byDefault === undefined ? description : `${description} (default: ${byDefault})`.trimStart();

/** The sentence tells what `true` does. */
const describedFlag = ({ description = '' }: Property): string =>
  description.replace(/^true: /, '');
