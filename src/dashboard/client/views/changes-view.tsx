import { useMemo } from 'preact/hooks';
import { dayOf, isoOf } from '#vocabulary/day.js';
import type { Answer, ChangeRow } from '../../fold/answers.js';
import { changesAddress } from '../../state/data-address.js';
import { formatDay, plural } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { WHOLE_MAX } from '../data/use-principles.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { Choice } from '../parts/choice.js';
import { Failure, Waiting } from '../parts/notices.js';
import { ChangesTable } from './changes-table.js';
import { More, SHOWN_MAX } from './more.js';
import { Revisions } from './revisions.js';

/** The table follows the slider when it has stood still for so long. */
const SETTLED_MS = 90;

/** What flipped and why: in the world, or in what we believe. */
export function ChangesView() {
  const { state } = usePage();
  return (
    <div class="changes-view">
      <div class="choices">
        <Choice
          name="axis"
          label="Changes"
          options={[
            ['valid', 'in the world, by day'],
            ['known', 'in what we believe, by event'],
          ]}
        />
        {state.axis === 'known' ? <Since /> : null}
      </div>
      {state.axis === 'known' ? <Revisions /> : <InTheWorld />}
    </div>
  );
}

function InTheWorld() {
  const { state, day, today, ordinal, principlesTotal } = usePage();
  // Together, so that the table is not drawn twice.
  const moment = useMemo(() => ({ still: state, settled: day }), [state, day]);
  const { still, settled } = useSettled(moment, SETTLED_MS);
  const asked = principlesTotal > WHOLE_MAX ? [ordinal] : null;
  const address = changesAddress(state, asked, isoOf(Math.max(today, day)));
  const { body, problem } = useAnswer<Answer<ChangeRow>>(address, state.framework);
  const rows = useMemo(
    () => body?.rows.filter(({ date }) => dayOf(String(date)) <= settled),
    [body, settled],
  );
  const shown = useMemo(() => rows?.slice(0, SHOWN_MAX) ?? [], [rows]);
  if (problem) return <Failure problem={problem} />;
  if (!rows) return <Waiting />;
  return (
    <>
      <p class="sentence">
        {plural(rows.length, 'change', 'changes')} of class up to {formatDay(settled)}, newest first
        {asked === null ? ', on all principles' : ''}.
      </p>
      <ChangesTable rows={shown} state={still} />
      {rows.length > SHOWN_MAX ? <More count={rows.length - SHOWN_MAX} /> : null}
    </>
  );
}

/** From which event on revisions are told. */
function Since() {
  const { state, go, framework, sequence } = usePage();
  return (
    <label class="choice">
      <span>Since event</span>
      <input
        type="number"
        min={1}
        max={sequence}
        value={state.since ?? framework.sequence}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          if (valueAsNumber >= 1) go({ since: Math.round(valueAsNumber) });
        }}
      />
    </label>
  );
}
