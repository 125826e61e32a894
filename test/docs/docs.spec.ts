import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { QUESTIONS } from '#application/questions.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import { Refusal, type RefusalKind } from '#kernel/refusal.js';
import { RULE_SETS } from '#positions/rule-sets/registry.js';
import { program } from '../../src/cli/program.js';
import { commandName } from '../../src/cli/question-command.js';
import { FORMAT_NAMES, splitFormat } from '../../src/http/formats.js';
import { toHttpError } from '../../src/http/http-error.js';
import { matchPath, pathTemplate } from '../../src/http/path-template.js';
import { WRITE_ROUTES } from '../../src/http/write-routes.js';
import { lastWords } from '../../src/last-words.js';
import { codesIn } from './codes-in.js';
import { allPages, filesUnder, headings, pageAt, ROOT, section, withoutFences } from './pages.js';

const pages = allPages();
const errors = pageAt('docs/errors.md');

/** What becomes of codes that are put together while the program runs. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  // Streams that a submission may name beside its own: so far the other end of a link.
  '….unknown': ['record.unknown'],
  'usage.…': parserCodes(),
};

/** The parser of the command line has codes of its own; these it never reports as errors. */
function parserCodes(): string[] {
  const silent = ['error', 'execute-sub-command-async', 'help', 'help-displayed', 'version'];
  const text = filesUnder('node_modules/commander/lib', '.js')
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n');
  const names = [...text.matchAll(/'commander\.([A-Za-z]+)'/g)].map(([, name]) =>
    name!.replaceAll(/(?=[A-Z])/g, '-').toLowerCase(),
  );
  return names.filter((name) => !silent.includes(name)).map((name) => `usage.${name}`);
}

function codesOfProgram(): ReadonlySet<string> {
  const found = filesUnder('src', '.ts').map((path) =>
    codesIn(path, readFileSync(join(ROOT, path), 'utf8')),
  );
  const made = found.flatMap((each) => [...each.made]);
  return new Set([
    ...found.flatMap((each) => [...each.codes]),
    ...made.flatMap((each) => MADE[each] ?? [`${each} (say in this spec what it becomes)`]),
  ]);
}

describe('the scanner for codes', () => {
  const { codes, made } = codesIn(
    'sample.ts',
    [
      "// refuse('invalid', 'comment.never-counts', '')",
      "throw refuse('missing', 'record.unknown', 'No.');",
      "const code = kind === undefined ? 'field.missing' : 'field.not-one-of';",
      "const TABLE = { 'store.full': 507 };",
      `const where = \`port.in-use: \${port} is taken.\`;`,
      "const [file, css, word] = ['views.db', 'page.css', 'Not.a-code'];",
      'const quotes = /["\']not.a-code[\'"]/;',
      "wrongUsage('wrong-build', 'Give a number.');",
      `throw refuse(kind, \`usage.\${name}\`, detail);`,
      `throw refuse(kind, \`\${category}.unknown\`, detail);`,
      `const type = \`standpoint.\${name}\`;`,
    ].join('\n'),
  );

  it('finds them wherever they stand', () => {
    expect([...codes].toSorted()).toEqual([
      'field.missing',
      'field.not-one-of',
      'port.in-use',
      'record.unknown',
      'store.full',
      'usage.wrong-build',
    ]);
  });

  it('tells those that are put together', () => {
    expect([...made].toSorted()).toEqual(['usage.…', '….unknown']);
  });
});

describe('docs/errors.md', () => {
  const described = headings(errors, 2);

  it('has a heading for every code of the program, and none to spare', () => {
    expect(described.toSorted()).toEqual([...codesOfProgram()].toSorted());
  });

  it('is in the order of the alphabet, each code once', () => {
    expect(described).toEqual([...new Set(described)].toSorted());
  });

  it.each(described)('says of %s what kind it is, what it means and what to do', (code) => {
    const items = section(errors, code).trim().split('\n');
    expect(items.map((item) => /^- (\w+): \S.*\.$/.exec(item)?.[1])).toEqual([
      'Kind',
      'Means',
      'Do',
    ]);
  });

  it.each(described)('tells status and exit code of %s as the program gives them', (code) => {
    const told = section(errors, code).matchAll(
      /(invalid|missing|rejected|conflict|unavailable) \(HTTP (\d+), exit (\d+)\)/g,
    );
    for (const [, kind, status, exitCode] of told) {
      const problem = { code, pointer: '', detail: 'No.' };
      const refusal = new Refusal(kind as RefusalKind, [problem]);
      expect(toHttpError(refusal).status).toBe(Number(status));
      expect(lastWords(refusal).exitCode).toBe(Number(exitCode));
    }
  });
});

describe('docs/catalogue.md', () => {
  it('names every form of an answer', () => {
    const told = section(pageAt('docs/catalogue.md'), 'Questions');
    for (const name of FORMAT_NAMES) expect(told).toContain(`\`.${name}\``);
  });

  const described = new Set(headings(pageAt('docs/catalogue.md'), 3));

  it('has a heading for every event type, projection, question and rule-set, and none to spare', async () => {
    const { events, projections } = await loadCatalogue();
    expect([...described].toSorted()).toEqual(
      [
        ...events.keys(),
        ...[...projections.keys()].map((name) => `Projection ${name}`),
        ...[...QUESTIONS.keys()].map((name) => `Question ${name}`),
        ...RULE_SETS.keys(),
      ].toSorted(),
    );
  });
});

describe('docs/architecture.md', () => {
  it('lists every decision, in order', () => {
    const { text } = pageAt('docs/architecture.md');
    const listed = text.matchAll(/^\d+\. \[.*\]\((adr\/.*\.md)\)$/gm);
    const written = filesUnder('docs/adr', '.md').toSorted();
    expect([...listed].map(([, path]) => `docs/${path}`)).toEqual(written);
  });
});

describe('docs/cli.md', () => {
  it('has a heading for every command that is no question', () => {
    const questions = new Set([...QUESTIONS.values()].map(commandName));
    const others = program()
      .commands.map((command) => command.name())
      .filter((name) => !questions.has(name));
    expect(headings(pageAt('docs/cli.md'), 3).toSorted()).toEqual(others.toSorted());
  });
});

describe.each(pages)('$path', (page) => {
  it('links to nothing that is not there', () => {
    const links = [...withoutFences(page.text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to!);
    const local = links.filter((to) => !/^[a-z]+:/.test(to));
    expect(local.filter((to) => !leads(page.path, to))).toEqual([]);
  });

  it('names no address that does not answer', () => {
    const named = [...page.text.matchAll(/\/v1\/[^\s`"'<>)\]]*/g)].map(([address]) => address);
    expect(named.filter((address) => !answers(address))).toEqual([]);
  });
});

/** To a file and, where a fragment stands behind it, to a heading in it. */
function leads(from: string, to: string): boolean {
  const [file = '', fragment] = to.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  if (!existsSync(join(ROOT, path))) return false;
  return fragment === undefined || anchorsOf(path).has(fragment);
}

const anchorsOf = (path: string): ReadonlySet<string> => {
  const page = pageAt(path);
  return new Set([1, 2, 3, 4].flatMap((level) => headings(page, level)).map(anchorOf));
};

/** As GitHub makes them. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** With or without suffix and query; braces stand for themselves. */
function answers(address: string): boolean {
  const path = address.split('?', 1)[0]!.replace(/[.,;:]+$/, '');
  const ways = [path, splitFormat(path)?.stem].filter((each) => each !== undefined);
  const templates = [
    ...[...QUESTIONS.values()].map((question) => question.path),
    ...WRITE_ROUTES.map((route) => route.path.text),
    '/stream',
    '/frameworks/{framework}/positions.svg',
    '/frameworks/{framework}/timeline.svg',
    '/exports/{framework}',
    '/cite',
    '/imports',
    '/cite/{id}',
    '/cite/{a}/diff/{b}',
  ].map((each) => pathTemplate(`/v1${each}`));
  return ways.some((way) =>
    templates.some((template) => matchPath(template, way.split('/').slice(1)) !== undefined),
  );
}
