import { useEffect, useRef, useState } from 'preact/hooks';
import { principlesAddress } from '../../state/data-address.js';
import { formatNumber } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { type Principles, WHOLE_MAX } from '../data/use-principles.js';
import { usePage } from '../page-context.js';
import { Failure, Waiting } from './notices.js';
import { PrincipleGroup } from './principle-group.js';

/** Chips where a framework has a few principles, a search where it has thousands, nothing where it has none. */
export function PrinciplePicker() {
  const { principlesTotal } = usePage();
  if (principlesTotal === 0) return null;
  return principlesTotal > WHOLE_MAX ? <Search /> : <Chips />;
}

function Chips() {
  const { principles, ordinal, go } = usePage();
  const chips = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // On a phone they run out of sight to the side.
    const chosen = chips.current?.querySelector<HTMLElement>('.is-chosen');
    if (chosen) chips.current?.scrollTo({ left: chosen.offsetLeft - 80 });
  }, [ordinal]);
  return (
    <fieldset class="chips" ref={chips}>
      <legend>Principle</legend>
      {principles.map((each) => (
        <label key={each.ordinal} class={each.ordinal === ordinal ? 'chip is-chosen' : 'chip'}>
          <input
            type="radio"
            name="principle"
            value={each.ordinal}
            checked={each.ordinal === ordinal}
            onChange={() => go({ principle: each.ordinal })}
          />
          <span class="number">{each.ordinal}</span> {each.label}
        </label>
      ))}
    </fieldset>
  );
}

function Search() {
  const { label, ordinal, principlesTotal } = usePage();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="search-principles"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span class="number">{ordinal}</span> {label}
        <span class="quiet"> · choose among {formatNumber(principlesTotal)}</span>
      </summary>
      {isOpen ? <Found close={() => setOpen(false)} /> : null}
    </details>
  );
}

function Found({ close }: { readonly close: () => void }) {
  const { state, go, ordinal } = usePage();
  const { body, problem } = useAnswer<Principles>(principlesAddress(state, { limit: 40 }));
  return (
    <div class="found">
      <label class="choice">
        <span>Words or number</span>
        <input
          type="search"
          value={state.find}
          onInput={({ currentTarget: { value } }) => go({ find: value, page: null }, 'quietly')}
        />
      </label>
      <PrincipleGroup tags={body?.tags} />
      {problem ? <Failure problem={problem} /> : null}
      {body ? <p role="status">{formatNumber(body.total)} found.</p> : <Waiting />}
      <ul class="found-list">
        {body?.rows.map((each) => (
          <li key={each.ordinal}>
            <button
              type="button"
              class={each.ordinal === ordinal ? 'is-chosen' : ''}
              onClick={() => {
                go({ principle: each.ordinal, find: '' });
                close();
              }}
            >
              <span class="number">{each.ordinal}</span> {each.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
