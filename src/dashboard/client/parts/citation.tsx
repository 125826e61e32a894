import { isoOf } from '#vocabulary/day.js';
import { fileAddress, type Taken } from '../../state/take-away.js';
import { formatNumber } from '../../words/format.js';
import { usePage } from '../page-context.js';
import { CopyLine } from './copy-line.js';

/** What to write under a table or a picture. */
export function Citation({ taken }: { readonly taken: Taken }) {
  const { framework, label, day, sequence, state, today } = usePage();
  const text = [
    `Standpoint (${isoOf(today).slice(0, 4)}): ${framework.title}, ${label}.`,
    `Positions on ${isoOf(day)}, as known at event ${formatNumber(sequence)}, rule-set ${state.method}.`,
    `${location.origin}${fileAddress(taken, 'json')} (retrieved ${isoOf(today)}).`,
  ].join(' ');
  return <CopyLine text={text} label="plain text" />;
}
