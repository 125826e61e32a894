import { tally } from '../../fold/tally.js';
import { formatNumber } from '../../words/format.js';
import { term } from '../../words/terms.js';
import { useAnswer } from '../data/use-answer.js';
import { usePage } from '../page-context.js';
import { Legend } from '../parts/legend.js';
import { Failure, Waiting } from '../parts/notices.js';
import { FilterWords } from './filter-words.js';

type Weights = number | string | readonly string[] | { readonly [name: string]: Weights };

interface Methods {
  readonly rows: readonly {
    readonly id: string;
    readonly summary: string;
    readonly weights: Weights;
  }[];
}

/** How positions come about, in words and in numbers. */
export function MethodsView() {
  const { state, segments, on, directory, day } = usePage();
  const { body, problem } = useAnswer<Methods>('/v1/methods');
  if (problem) return <Failure problem={problem} />;
  if (!body) return <Waiting />;
  return (
    <article class="methods-view">
      <p>
        Everything here rests on dated, sourced <b>records</b>: endorsements, statements, votes,
        policy actions, reported conduct. A record bears on principles with a stance and says how it
        took each up. A <b>position</b> is worked out from the records in force on a day, as known
        at a moment, under one of the rule-sets below. Nothing is filled in: where there is no
        record the position is silent, and silence is never counted as a zero.
      </p>
      <Legend counts={tally(segments, on, directory.membersOn(day), day)} />
      {body.rows.map(({ id, summary, weights }) => (
        <section key={id}>
          <h2>
            {id} {id === state.method ? <span class="quiet">in use</span> : null}
          </h2>
          <p>{summary}</p>
          <WeightTable weights={weights} />
        </section>
      ))}
      <FilterWords />
    </article>
  );
}

/** Numbers as they are, indented by where they belong. */
function WeightTable({ weights }: { readonly weights: Weights }) {
  if (typeof weights === 'number') return <>{formatNumber(weights)}</>;
  if (typeof weights === 'string') return <>{weights}</>;
  if (isList(weights)) return <>{weights.map(term).join(', ')}</>;
  return (
    <dl class="weights">
      {Object.entries(weights).map(([name, value]) => (
        <div key={name}>
          <dt>{spaced(name)}</dt>
          <dd>
            <WeightTable weights={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isList = (weights: Weights): weights is readonly string[] => Array.isArray(weights);

const spaced = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (big) => ` ${big.toLowerCase()}`).replaceAll('_', ' ');
