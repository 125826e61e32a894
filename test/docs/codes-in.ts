import ts from 'typescript';

/** Codes that a source text can answer with. */
export interface CodesFound {
  readonly codes: ReadonlySet<string>;
  /** Codes that are put together while the program runs, as they stand in the source. */
  readonly made: ReadonlySet<string>;
}

const CODE = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z0-9]+)*$/;
/** A sentence that begins with its code, as the last words of a program do. */
const SPOKEN = /^([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z0-9]+)*): /;
const FILE = /\.(db|css|csv|html|js|json|lock|md|ndjson|svg)$/;
/** The same shape, with a hole in one half or both. */
const MADE = /^(?:…|[a-z-])+\.(?:…|[a-z0-9-])+$/;
/** Whatever the shape of a code is explained with is none. */
const EXAMPLES: ReadonlySet<string> = new Set(['noun.what-is-wrong']);

/**
 * Finds every code by its shape, wherever it stands: as an argument, in a table, in a union of types, behind a
 * question mark. The syntax tree is asked and not the text, so that comments and regular expressions do not count.
 */
export function codesIn(name: string, text: string): CodesFound {
  const codes = new Set<string>();
  const made = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) take(node.text, codes);
    else if (ts.isTemplateExpression(node)) takeTemplate(node, codes, made);
    const usage = usageCode(node);
    if (usage !== undefined) codes.add(usage);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
  return { codes, made };
}

function take(text: string, codes: Set<string>): void {
  const spoken = SPOKEN.exec(text)?.[1];
  const code = CODE.test(text) && !FILE.test(text) ? text : spoken;
  if (code !== undefined && !EXAMPLES.has(code) && !code.startsWith('commander.')) codes.add(code);
}

function takeTemplate(node: ts.TemplateExpression, codes: Set<string>, made: Set<string>): void {
  const spoken = SPOKEN.exec(node.head.text)?.[1];
  if (spoken !== undefined) codes.add(spoken);
  const whole = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(
    '…',
  );
  if (MADE.test(whole) && standsForCode(node)) made.add(whole);
}

/** Other texts have holes too; a code goes to `refuse` or `problem`, or is a member of that name. */
function standsForCode({ parent }: ts.Node): boolean {
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'code';
  return ts.isCallExpression(parent) && /^(refuse|problem)$/.test(parent.expression.getText());
}

/** `wrongUsage('wrong-build', …)` answers `usage.wrong-build`. */
function usageCode(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const [name] = node.arguments;
  if (node.expression.text !== 'wrongUsage' || !name || !ts.isStringLiteral(name)) return undefined;
  return `usage.${name.text}`;
}
