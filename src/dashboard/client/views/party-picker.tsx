import { useState } from 'preact/hooks';
import { usePage } from '../page-context.js';

const MOST = 8;

/** Who is laid side by side: add by name, take out by a button. */
export function PartyPicker() {
  const { state, go, directory, day } = usePage();
  const [typed, setTyped] = useState('');
  const names = directory
    .byName([...directory.parties], day)
    .map((party) => ({ party, name: directory.nameOf(party, day) }));
  const add = (text: string) => {
    const found = names.find(({ name, party }) => name === text || party === text.toUpperCase());
    setTyped(found ? '' : text);
    if (found) go({ compare: [...new Set([...state.compare, found.party])] });
  };
  return (
    <div class="choices">
      <label class="choice">
        <span>Add a country or group</span>
        <input
          list="parties"
          value={typed}
          disabled={state.compare.length >= MOST}
          onInput={({ currentTarget: { value } }) => add(value)}
        />
        <datalist id="parties">
          {names.map(({ party, name }) => (
            <option key={party} value={name} />
          ))}
        </datalist>
      </label>
      <ul class="inline-list chosen">
        {state.compare.map((party) => (
          <li key={party}>
            {directory.nameOf(party, day)}{' '}
            <button
              type="button"
              aria-label={`Take out ${directory.nameOf(party, day)}`}
              onClick={() => go({ compare: state.compare.filter((each) => each !== party) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
