import type { FieldName, ViewState } from '../../state/view-state.js';
import { usePage } from '../page-context.js';

interface ChoiceProps<Name extends FieldName> {
  readonly name: Name;
  readonly label: string;
  readonly options: readonly (readonly [value: ViewState[Name] & string, words: string])[];
  /** Changes beside the choice itself. */
  readonly also?: Partial<ViewState>;
}

/** One part of the address as a list to choose from. */
export function Choice<Name extends FieldName>({ name, label, options, also }: ChoiceProps<Name>) {
  const { state, go } = usePage();
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        value={String(state[name] ?? '')}
        onChange={({ currentTarget: { value } }) =>
          go({ [name]: value === '' ? null : value, ...also })
        }
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
