import type { Counts } from '../../fold/tally.js';
import { CLASS_WORDS, CLASSES } from '../../words/classes.js';
import { formatNumber } from '../../words/format.js';

/** Every class with its number, those that nobody holds too, so that the same colour is never two things. */
export function Legend({ counts }: { readonly counts: Counts }) {
  return (
    <ul class="legend" aria-label="Legend, with the number of countries">
      {CLASSES.map((held) => (
        <li key={held} class={counts[held] === 0 ? 'is-none' : ''}>
          <span class={`swatch is-${held}`} aria-hidden="true">
            {CLASS_WORDS[held].mark}
          </span>
          {CLASS_WORDS[held].word}
          {held === 'silent' ? ' (no record)' : ''} <b>{formatNumber(counts[held])}</b>
        </li>
      ))}
    </ul>
  );
}
