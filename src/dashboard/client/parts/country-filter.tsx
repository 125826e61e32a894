import { plural } from '../../words/format.js';
import { usePage } from '../page-context.js';
import { Choice } from './choice.js';

/** Which countries are shown. */
export function CountryFilter({ found }: { readonly found: number }) {
  const { state, go, directory } = usePage();
  return (
    <div class="choices">
      <label class="choice">
        <span>Name or code</span>
        <input
          type="search"
          value={state.filter}
          onInput={({ currentTarget: { value } }) => go({ filter: value }, 'quietly')}
        />
      </label>
      <Choice
        name="region"
        label="Region"
        options={[['', 'all'], ...directory.regions.map((region) => [region, region] as const)]}
      />
      <Choice
        name="group"
        label="Members of"
        options={[
          ['', 'any group or none'],
          ...directory.groups.map(({ id, name }) => [id, name] as const),
        ]}
      />
      <span role="status">{plural(found, 'party', 'parties')}</span>
    </div>
  );
}
