import type { ComponentChildren } from 'preact';
import { writeAddress } from '../../state/address.js';
import { usePage } from '../page-context.js';

interface ToRecordProps {
  readonly record: string;
  readonly children: ComponentChildren;
}

/** In a tab of its own: what is typed here stays. */
export function ToRecord({ record, children }: ToRecordProps) {
  const { state } = usePage();
  return (
    <a href={writeAddress({ ...state, view: 'record', record })} target="_blank" rel="noopener">
      {children}
      <span class="only-read"> (in another tab)</span>
    </a>
  );
}
