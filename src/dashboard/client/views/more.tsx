import { plural } from '../../words/format.js';

/** Nobody reads further down than this; the files have all of it. */
export const SHOWN_MAX = 400;

export const More = ({ count }: { readonly count: number }) => (
  <p class="note">
    {plural(count, 'older change is', 'older changes are')} not shown. The files under “Take away”
    have them all.
  </p>
);
