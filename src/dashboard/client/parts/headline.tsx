import { formatDay, formatNumber } from '../../words/format.js';
import { usePage } from '../page-context.js';
import { Link } from './link.js';

/** Says in words what is shown. */
export function Headline() {
  const { framework, label, ordinal, day, sequence, state, isPending } = usePage();
  const known =
    state.knownAt === null
      ? `as known now, at event ${formatNumber(sequence)}`
      : `as known when the log ended with event ${formatNumber(sequence)}`;
  return (
    <div class="headline" aria-busy={isPending}>
      <h1>
        Where countries stand on <Link to={{ view: 'principle' }}>{label}</Link>
      </h1>
      <p>
        {framework.title}
        {ordinal === 0 ? '' : `, principle ${formatNumber(ordinal)}`} · on {formatDay(day)}, {known}
        {isPending ? ' …' : ''}
      </p>
    </div>
  );
}
