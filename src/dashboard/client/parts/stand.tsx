import { CLASS_WORDS, type StandClass } from '../../words/classes.js';

/** A class in words, with its colour and mark. */
export function Stand({ held }: { readonly held: StandClass }) {
  const { word, mark } = CLASS_WORDS[held];
  return (
    <span class="stand">
      <span class={`swatch is-${held}`} aria-hidden="true">
        {mark}
      </span>{' '}
      {word}
    </span>
  );
}
