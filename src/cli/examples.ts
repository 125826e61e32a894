import type { Command } from 'commander';
import { pathParameters } from '#application/permanent-address.js';
import type { Question } from '#application/question.js';
import { kebabCase, requiredOptions } from './question-options.js';

/** What stands for a parameter in an example. All of it is in the corpus. */
const WORDS: Readonly<Record<string, string>> = {
  framework: 'gids',
  country: 'SYR',
  ordinal: '3',
  date: '2021-01-01',
  group: 'asean',
  record: 'syr-support-2020',
  sequence: '300',
};

/** Questions that deserve more than the plain call. */
const OF_QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  positions: [
    'positions gids --as-of 2021-01-01',
    'positions gids --country SYR,DEU --principle 3 --format csv',
  ],
  position: ['explain SYR gids/3 --as-of 2021-01-01', 'explain gids SYR 3 --json'],
  history: ['history SYR gids/3', 'history SYR gids/3 --axis known --as-of 2021-01-01'],
  timeline: ['timeline gids --interval year --principle 3', 'timeline gids --group asean --json'],
  agreement: ['agreement gids --with CHN', 'agreement gids --country CHN,USA,DEU --format csv'],
  records: [
    'records --party SYR',
    'records --q surveillance --kind statement,vote',
    'records --on gids/3 --format ndjson',
  ],
  facets: ['facets', 'facets --q surveillance --party CHN,USA'],
  events: ['events --after 1000 --limit 10 --format ndjson'],
};

export function examplesOf(question: Question, name: string): readonly string[] {
  const words = pathParameters(question).map(wordFor);
  const options = requiredOptions(question).map((each) => `--${kebabCase(each)} ${wordFor(each)}`);
  return OF_QUESTIONS[question.name] ?? [[name, ...words, ...options].join(' ')];
}

const wordFor = (name: string): string => WORDS[name] ?? name;

/** Help begins with what to type. */
export function withExamples(command: Command, lines: readonly string[]): Command {
  const text = lines.map((line) => `  standpoint ${line}`).join('\n');
  return command.addHelpText('before', `Examples:\n${text}\n`);
}
