/*
 * This file imports nothing on purpose: older versions of Node crash while better-sqlite3 is being loaded, so
 * the check must be able to run before anything that loads it.
 */
const OLDEST = [22, 15] as const;

/** One line that says what to do; undefined when this Node will do. */
export function nodeVersionProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (recent) return undefined;
  return `node.too-old: this is Node ${version}, and Standpoint needs ${OLDEST.join('.')} or newer: install it from https://nodejs.org and start again.`;
}

/** Throws on a Node that is too old. */
export function requireNodeVersion(version: string = process.versions.node): void {
  const problem = nodeVersionProblem(version);
  if (problem !== undefined) throw new Error(problem);
}
