import { Refusal, type RefusalKind } from '#kernel/refusal.js';

/** How a program ends that cannot go on. */
export interface LastWords {
  /** One line. */
  readonly line: string;
  readonly exitCode: number;
}

const EXIT_CODES: Readonly<Record<RefusalKind, number>> = {
  invalid: 2,
  missing: 3,
  rejected: 4,
  conflict: 5,
  unavailable: 6,
};

/** EX_SOFTWARE of sysexits.h: what is inside cannot be trusted. */
const DAMAGED = 70;

export function lastWords(error: unknown): LastWords {
  if (error instanceof Refusal) {
    return { line: oneLine(`${error.code}: ${error.message}`), exitCode: EXIT_CODES[error.kind] };
  }
  if (!(error instanceof Error)) return { line: oneLine(String(error)), exitCode: 1 };
  if (error.name === 'StoreDamaged') {
    const code = 'code' in error ? String(error.code) : 'store.damaged';
    return { line: oneLine(`${code}: ${error.message}`), exitCode: DAMAGED };
  }
  return {
    line: portProblem(error) ?? oneLine(error.stack ?? error.message),
    exitCode: exitOf(error),
  };
}

const PORT_PROBLEMS: Readonly<Record<string, (where: string) => string>> = {
  EADDRINUSE: (where) =>
    `port.in-use: ${where} is taken by another program. Stop it, or set PORT to another port (0 lets the system choose).`,
  EACCES: (where) =>
    `port.not-allowed: listening on ${where} is not allowed. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: (where) =>
    `host.unknown: ${where} is not an address of this machine. Set HOST to one that is.`,
  ENOTFOUND: (where) => `host.unknown: ${where} cannot be resolved. Set HOST to an address.`,
};

/** A failure to listen in our words; undefined for any other. */
function portProblem(error: Error): string | undefined {
  const { code, syscall, address, hostname, port } = error as Error & Record<string, unknown>;
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return undefined;
  const where = [address ?? hostname, port].filter((part) => part !== undefined).join(':');
  return PORT_PROBLEMS[String(code)]?.(where);
}

const exitOf = (error: Error): number => (portProblem(error) === undefined ? 1 : 6);

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
