import { useState } from 'preact/hooks';
import { findParty } from '../../fold/find-party.js';
import { usePage } from '../page-context.js';

const MOST = 8;

/** Who is laid side by side: add by name, take out by a button. */
export function PartyPicker() {
  const { state, go, directory, day } = usePage();
  const add = (party: string) => go({ compare: [...new Set([...state.compare, party])] });
  return (
    <div class="choices">
      <PartyField add={add} isFull={state.compare.length >= MOST} />
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

interface PartyFieldProps {
  readonly add: (party: string) => void;
  readonly isFull: boolean;
}

/** While somebody types, nothing is taken: `Ind` is the code of India and the beginning of Indonesia. */
function PartyField({ add, isFull }: PartyFieldProps) {
  const { directory, day } = usePage();
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState('');
  const choose = (party: string) => {
    setTyped('');
    setUnknown('');
    add(party);
  };
  const settle = (text: string) => {
    const found = findParty(directory, text, day);
    if (found === undefined) setUnknown(text.trim());
    else choose(found);
  };
  const type = (text: string, isFromList: boolean) => {
    setTyped(text);
    setUnknown('');
    const found = isFromList ? findParty(directory, text, day) : undefined;
    if (found !== undefined) choose(found);
  };
  return (
    <>
      <label class="choice">
        <span>Add a country or group</span>
        <input
          list="parties"
          value={typed}
          disabled={isFull}
          aria-invalid={unknown !== ''}
          aria-describedby="party-unknown"
          onInput={(event) => type(event.currentTarget.value, isChoice(event))}
          onKeyDown={(event) => event.key === 'Enter' && settle(event.currentTarget.value)}
          onBlur={({ currentTarget: { value } }) => settle(value)}
        />
      </label>
      <Names />
      <p id="party-unknown" class="wrong" role="status">
        {unknown === '' ? '' : `“${unknown}” is not the name or code of one country or group.`}
      </p>
    </>
  );
}

/** Whether the text came from the list; no browser names a kind of typing then. */
const isChoice = ({ inputType }: Partial<InputEvent>): boolean =>
  inputType === undefined || inputType === 'insertReplacementText';

function Names() {
  const { directory, day } = usePage();
  return (
    <datalist id="parties">
      {directory.byName([...directory.parties], day).map((party) => (
        <option key={party} value={directory.nameOf(party, day)} />
      ))}
    </datalist>
  );
}
