import { useState } from 'preact/hooks';
import { outside, partiesByClass } from '../../fold/tally.js';
import { CLASSES, type StandClass } from '../../words/classes.js';
import { formatDay, formatNumber } from '../../words/format.js';
import { usePage } from '../page-context.js';
import { Link } from './link.js';
import { Stand } from './stand.js';

/** One point of the curve, opened: everybody by class. */
export function WhoStands() {
  const { segments, on, directory, day } = usePage();
  const classes = partiesByClass(segments, on, directory, day);
  const others = outside(segments, on, directory, day);
  const shown = CLASSES.filter((held) => classes.has(held));
  return (
    <section class="who">
      <h2>Who stands where, {formatDay(day)}</h2>
      {shown.map((held) => (
        <ClassList key={held} held={held} parties={classes.get(held) ?? []} />
      ))}
      {others.length === 0 ? null : (
        <details open>
          <summary>Not counted: groups, and states outside the United Nations</summary>
          <ul class="inline-list">
            {others.map((party) => (
              <li key={party}>
                <Link to={{ country: party }}>{directory.nameOf(party, day)}</Link>{' '}
                <Stand held={segments.at(party, on, day).class} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface ClassListProps {
  readonly held: StandClass;
  readonly parties: readonly string[];
}

function ClassList({ held, parties }: ClassListProps) {
  const { directory, day } = usePage();
  // The silent are many, and few want to read them all.
  const [isOpen, setOpen] = useState(held !== 'silent');
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Stand held={held} /> <b>{formatNumber(parties.length)}</b>
      </summary>
      <ul class="inline-list">
        {(isOpen ? parties : []).map((party) => (
          <li key={party}>
            <Link to={{ country: party }}>{directory.nameOf(party, day)}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
