import { isoOf } from '#vocabulary/day.js';
import type { Explained } from '../../fold/explained.js';
import { explainCommand } from '../../state/data-address.js';
import { usePage } from '../page-context.js';

interface SameAnswerProps {
  readonly party: string;
  readonly explained: Explained | undefined;
}

/** The same answer in a terminal and at its own address, both for ever. */
export function SameAnswer({ party, explained }: SameAnswerProps) {
  const { state, ordinal, day, sequence } = usePage();
  const fixed = { ...state, asOf: isoOf(day), knownAt: String(sequence) };
  const permanent = explained?.links['permanent'];
  return (
    <details class="same-answer">
      <summary>The same in a terminal, and at an address</summary>
      <pre tabindex={0}>{explainCommand(fixed, party, ordinal)}</pre>
      {permanent === undefined ? null : (
        <p>
          <a href={permanent}>{permanent}</a>
        </p>
      )}
    </details>
  );
}
