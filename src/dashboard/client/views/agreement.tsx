import { isoOf } from '#vocabulary/day.js';
import type { Answer } from '../../fold/answers.js';
import { agreementAddress } from '../../state/data-address.js';
import { formatNumber, formatShare } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { Failure, Waiting } from '../parts/notices.js';

const SETTLED_MS = 150;

interface AgreementRow {
  readonly a: string;
  readonly b: string;
  readonly metric: string;
  readonly value: number | null;
  readonly n: number;
}

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
  const pairs = Map.groupBy(body.rows, ({ a, b }) => `${a} ${b}`);
  const shown = body.metrics.filter(({ metric }) => SHOWN_METRICS.includes(metric));
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
            <th scope="col">Principles with both</th>
          </tr>
        </thead>
        <tbody>
          {[...pairs].map(([pair, rows]) => (
            <tr key={pair}>
              <th scope="row">
                {rows[0]
                  ? `${directory.nameOf(rows[0].a, day)} – ${directory.nameOf(rows[0].b, day)}`
                  : pair}
              </th>
              {shown.map(({ metric }) => (
                <td key={metric}>{worth(rows.find((row) => row.metric === metric))}</td>
              ))}
              <td>{formatNumber(rows[0]?.n ?? 0)}</td>
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
