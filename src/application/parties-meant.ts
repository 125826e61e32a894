import { Refusal } from '#kernel/refusal.js';
import { NO_CODE } from '#vocabulary/party.js';

/** The same refusal of parameters; of a name, or of two letters, the code of the state that goes by it is proposed. */
export function withPartiesMeant(
  { kind, problems, facts }: Refusal,
  given: Readonly<Record<string, string>>,
  codeNamed: (name: string) => string | undefined,
): Refusal {
  const [first, ...others] = problems.map((problem) => {
    if (problem.code !== NO_CODE) return problem;
    const names = (given[problem.pointer] ?? '').split(',').map((name) => name.trim());
    const name = names.find((each) => problem.detail.startsWith(`"${each}" `));
    const code = name && codeNamed(name);
    return code ? { ...problem, detail: `${problem.detail} Did you mean "${code}"?` } : problem;
  });
  return new Refusal(kind, [first!, ...others], facts);
}
