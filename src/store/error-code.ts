/**
 * The code of an error of SQLite or of Node. Asked of the property and not of the class: a program that loads
 * the driver twice, as a test runner does, has two classes of the same name.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
