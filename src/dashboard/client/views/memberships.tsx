import { isoOf } from '#vocabulary/day.js';
import type { Answer } from '../../fold/answers.js';
import { address } from '../../state/data-address.js';
import { formatDay, formatEdtf } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';

interface MembershipRow {
  readonly group: string;
  readonly party: string;
  readonly from: string;
  readonly to: string | null;
  readonly member: boolean;
}

interface CountryAnswer extends Answer<MembershipRow> {
  readonly country: {
    readonly spells: readonly {
      readonly name: string;
      readonly validFrom?: string | null;
      readonly validTo?: string | null;
      readonly unMemberFrom?: string | null;
      readonly note?: string | null;
    }[];
  };
}

/** When a state was there, and what it belonged to. */
export function Life({ code }: { readonly code: string }) {
  const { day, directory } = usePage();
  const { body, problem } = useAnswer<CountryAnswer>(
    address(`/v1/countries/${code}`, { asOf: isoOf(day) }),
    code,
  );
  if (problem) return <Failure problem={problem} />;
  if (!body) return <Waiting />;
  return (
    <>
      <h2>The state</h2>
      <ul>
        {body.country.spells.map(({ name, validFrom, validTo, unMemberFrom, note }) => (
          <li key={`${name} ${validFrom}`}>
            {name}
            {validFrom ? `, from ${formatEdtf(validFrom)}` : ''}
            {validTo ? `, until ${formatEdtf(validTo)}` : ''}
            {unMemberFrom ? `; in the United Nations from ${formatEdtf(unMemberFrom)}` : ''}
            {note ? <span class="quiet"> {note}</span> : null}
          </li>
        ))}
      </ul>
      <h2>Groups</h2>
      <ul class="inline-list">
        {body.rows.map(({ group, from, to, member }) => (
          <li key={`${group} ${from}`} class={member ? '' : 'quiet'}>
            <Link to={{ country: `group:${group}` }}>
              {directory.nameOf(`group:${group}`, day)}
            </Link>
            {from === '..' ? '' : ` from ${formatEdtf(from)}`}
            {to === null ? '' : ` to ${formatEdtf(to)}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who belongs to a group. */
export function Members({ group }: { readonly group: string }) {
  const { day, directory } = usePage();
  const { body, problem } = useAnswer<Answer<MembershipRow>>(
    address(`/v1/groups/${group}`, { asOf: isoOf(day) }),
    group,
  );
  if (problem) return <Failure problem={problem} />;
  if (!body) return <Waiting />;
  const members = body.rows.filter(({ member }) => member).map(({ party }) => party);
  return (
    <>
      <h2>Members, {formatDay(day)}</h2>
      <ul class="inline-list">
        {directory.byName(members, day).map((party) => (
          <li key={party}>
            <Link to={{ country: party }}>{directory.nameOf(party, day)}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
