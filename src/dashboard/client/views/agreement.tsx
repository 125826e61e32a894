import { isoOf } from '#vocabulary/day.js';
import { type AgreementRow, agreedPairs } from '../../fold/agreement.js';
import type { Answer } from '../../fold/answers.js';
import { agreementAddress } from '../../state/data-address.js';
import { formatShare, plural } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { Failure, Waiting } from '../parts/notices.js';

const SETTLED_MS = 150;

interface Agreed extends Answer<AgreementRow> {
  readonly metrics: readonly { readonly metric: string; readonly definition: string }[];
}

const SHOWN_METRICS = ['exact@1', 'half@1', 'yes-no@1'];

/** Every pair of those that are compared. */
export function Agreement() {
  const { state, day, directory } = usePage();
  const asked = useSettled(agreementAddress({ ...state, asOf: isoOf(day) }), SETTLED_MS);
  const { body, problem } = useAnswer<Agreed>(asked, state.compare.join());
  if (problem) return <Failure problem={problem} />;
  if (!body) return <Waiting />;
  const shown = body.metrics.filter(({ metric }) => SHOWN_METRICS.includes(metric));
  const pairs = agreedPairs(
    body.rows,
    shown.map(({ metric }) => metric),
  );
  return (
    <section>
      <h2>How far they agree</h2>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Pair</th>
            {shown.map(({ metric }) => (
              <th key={metric} scope="col">
                {metric}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ a, b, agreed }) => (
            <tr key={`${a} ${b}`}>
              <th scope="row">
                {directory.nameOf(a, day)} – {directory.nameOf(b, day)}
              </th>
              {agreed.map((row, index) => (
                <td key={shown[index]?.metric}>
                  {worth(row)}{' '}
                  <span class="quiet">
                    {row ? `on ${plural(row.n, 'principle', 'principles')}` : ''}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl class="definitions">
        {shown.map(({ metric, definition }) => (
          <div key={metric}>
            <dt>{metric}</dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const worth = (row: AgreementRow | undefined): string =>
  row?.value === null || row === undefined ? '–' : formatShare(row.value);
