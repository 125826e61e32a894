import { isoOf } from '#vocabulary/day.js';
import type { Answer } from '../../fold/answers.js';
import type { PositionRow } from '../../fold/explained.js';
import { positionsAddress, subjectOf } from '../../state/data-address.js';
import { useAnswer } from '../data/use-answer.js';
import { useColumns } from '../data/use-columns.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { Pager } from '../parts/pager.js';
import { Stand } from '../parts/stand.js';
import { Agreement } from './agreement.js';
import { PartyPicker } from './party-picker.js';
import { WordsAgainstDeeds } from './words-against-deeds.js';

const SETTLED_MS = 150;
const NONE: readonly never[] = [];

/** Countries side by side: their stands, their words against their deeds, and how far they agree. */
export function CompareView() {
  const { state } = usePage();
  return (
    <div class="compare-view">
      <PartyPicker />
      {state.compare.length === 0 ? (
        <p>Choose two or more countries or groups to lay them side by side.</p>
      ) : (
        <SideBySide />
      )}
      {state.compare.length >= 2 ? <Agreement /> : null}
    </div>
  );
}

function SideBySide() {
  const { state, day, directory } = usePage();
  const { columns = NONE, paging, problem: unlisted } = useColumns();
  const asked = useSettled({ ...state, asOf: isoOf(day) }, SETTLED_MS);
  const ordinals = columns.map((each) => each.ordinal);
  const address = positionsAddress(asked, { principles: ordinals, parties: state.compare });
  const { body, problem = unlisted } = useAnswer<Answer<PositionRow>>(
    ordinals.length === 0 ? undefined : address,
    `${state.compare} ${ordinals}`,
  );
  if (problem) return <Failure problem={problem} />;
  if (paging?.total === 0) return <Pager columns={columns} paging={paging} />;
  if (!body) return <Waiting />;
  const rowOf = (party: string, on: string) =>
    body.rows.find((row) => row.party === party && row.on === on);
  return (
    <div class="table-frame">
      <Pager columns={columns} paging={paging} />
      <table class="plain compare">
        <caption>
          Stand, and score in words and in deeds from −1 to +1; a dash is no evidence, not a zero
        </caption>
        <thead>
          <tr>
            <th scope="col">Principle</th>
            {state.compare.map((party) => (
              <th key={party} scope="col">
                <Link to={{ view: 'country', country: party }}>{directory.nameOf(party, day)}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((principle) => (
            <tr key={principle.ordinal}>
              <th scope="row">
                <span class="number">{principle.ordinal}</span> {principle.label}
              </th>
              {state.compare.map((party) => (
                <td key={party}>
                  <Cell row={rowOf(party, subjectOf(state, principle.ordinal))} />
                  <Link
                    class="quiet block"
                    to={{ view: 'compare', country: party, principle: principle.ordinal }}
                  >
                    why
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ row }: { readonly row: PositionRow | undefined }) {
  if (!row) return <Stand held="silent" />;
  return (
    <>
      <Stand held={row.class} />
      <WordsAgainstDeeds row={row} />
    </>
  );
}
