import type { Page } from '../page-context.js';

/** `gids/3` as a reader knows it. */
export function subjectLabel(
  on: string,
  { principles, framework }: Pick<Page, 'principles' | 'framework'>,
): string {
  const [id, ordinal] = on.split('/');
  if (id !== framework.id) return on;
  if (ordinal === undefined) return 'as a whole';
  const label = principles.find((each) => String(each.ordinal) === ordinal)?.label;
  return label === undefined ? ordinal : `${ordinal} ${label}`;
}

/** The principle that it names, as a step of the page. */
export const onPrinciple = (on: string) => ({ principle: Number(on.split('/')[1] ?? 0) });
