import { ACT_WORDS } from '../../words/acts.js';
import { usePage } from '../page-context.js';
import { Link } from './link.js';
import { PrinciplePicker } from './principle-picker.js';
import { TakeAway } from './take-away.js';

/** What the page is about: framework and principle. */
export function Masthead() {
  const { state, go, frameworks } = usePage();
  return (
    <header class="masthead">
      <div class="brand-line">
        <Link class="brand" to={{ view: 'map', country: null, record: null }}>
          Standpoint
        </Link>
        <label class="choice framework">
          <span>Framework</span>
          <select
            value={state.framework}
            onChange={({ currentTarget: { value } }) =>
              go({ framework: value, principle: null, page: null, find: '', tag: '' })
            }
          >
            {frameworks.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <nav class="aside-links" aria-label="More">
          <Link
            to={{ view: 'entry', entry: 'record', record: null }}
            current={state.view === 'entry' && state.entry === 'record' ? 'page' : undefined}
          >
            {ACT_WORDS.record.word}
          </Link>
          <Link to={{ view: 'methods' }} current={state.view === 'methods' ? 'page' : undefined}>
            Methods
          </Link>
          <a href="/docs">API</a>
          <TakeAway />
        </nav>
      </div>
      <PrinciplePicker />
    </header>
  );
}
