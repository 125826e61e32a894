import { useMemo } from 'preact/hooks';
import { type Day, isoOf } from '#vocabulary/day.js';
import { crossings, curveSteps, supportBand, supportersOn } from '../../fold/curve.js';
import { tally } from '../../fold/tally.js';
import { changesAddress } from '../../state/data-address.js';
import { CLASS_WORDS, CLASSES } from '../../words/classes.js';
import { formatDay, formatShare, plural } from '../../words/format.js';
import { tallest } from '../charts/curve-chart.js';
import { useSegments } from '../data/use-positions.js';
import { WHOLE_MAX } from '../data/use-principles.js';
import { usePage } from '../page-context.js';
import { Legend } from '../parts/legend.js';
import { Link } from '../parts/link.js';
import { Multiples } from './multiples.js';
import { SupportCurve } from './support-curve.js';

/** How support evolved, by class. */
export function CurveView() {
  const page = usePage();
  const { segments, on, directory, day, range, label } = page;
  const [first, last] = range;
  const steps = useMemo(
    () => curveSteps(segments, on, directory, [first, last]),
    [segments, on, directory, first, last],
  );
  const band = useBand(steps);
  const crossed = useMemo(
    () => crossings(segments, on, directory, [first, last]),
    [segments, on, directory, first, last],
  );
  const marks = useMemo(() => crossed.map((each) => each.day), [crossed]);
  const members = directory.membersOn(day);
  const counts = useMemo(() => tally(segments, on, members, day), [segments, on, members, day]);
  return (
    <div class="curve-view">
      <SupportCurve steps={steps} band={band} marks={marks} most={tallest(steps)} />
      <p class="sentence">
        <bdi>{label}</bdi>, {formatDay(day)}:{' '}
        {CLASSES.filter((held) => counts[held] > 0)
          .map((held) => `${counts[held]} ${CLASS_WORDS[held].word}`)
          .join(', ')}
        . Support is {formatShare(supportersOn(steps, day) / Math.max(1, members.length))} of{' '}
        {plural(members.length, 'member', 'members')} of the United Nations.
      </p>
      <Legend counts={counts} />
      <Crossings crossed={crossed} />
      <Multiples />
    </div>
  );
}

/** Support under the other reading of uncertain dates, beside this one. */
function useBand(steps: ReturnType<typeof curveSteps>) {
  const { state, principlesTotal, ordinal, on, directory, range, today, day } = usePage();
  const [first, last] = range;
  const other = state.dating === 'certain' ? 'possible' : 'certain';
  const asked = principlesTotal > WHOLE_MAX ? [ordinal] : null;
  const address = changesAddress({ ...state, dating: other }, asked, isoOf(Math.max(today, day)));
  const { segments } = useSegments(address, `${state.framework} ${asked}`);
  return useMemo(
    () => (segments ? supportBand(steps, curveSteps(segments, on, directory, [first, last])) : []),
    [segments, steps, on, directory, first, last],
  );
}

function Crossings({
  crossed,
}: {
  readonly crossed: readonly { day: Day; party: string; joins: boolean }[];
}) {
  const { directory } = usePage();
  if (crossed.length === 0) return null;
  return (
    <details class="crossings">
      <summary>
        {plural(crossed.length, 'country', 'times that countries')} crossed into support or out of
        it
      </summary>
      <ol>
        {crossed
          .toReversed()
          .slice(0, 300)
          .map(({ day, party, joins }) => (
            <li key={`${day} ${party}`}>
              {formatDay(day)}:{' '}
              <Link to={{ country: party, asOf: isoOf(day) }}>{directory.nameOf(party, day)}</Link>{' '}
              {joins ? 'came to support' : 'left support'}
            </li>
          ))}
      </ol>
    </details>
  );
}
