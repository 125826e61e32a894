import { address } from '../../state/data-address.js';
import { useAnswer } from '../data/use-answer.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { type FoundRecords, RecordTable } from './record-table.js';

/** What a party said and did, as recorded. */
export function PartyRecords({ party }: { readonly party: string }) {
  const { state } = usePage();
  const { body, problem } = useAnswer<FoundRecords>(
    address('/v1/records', { party, limit: 50, knownAt: state.knownAt }),
    party,
  );
  return (
    <>
      <h2>Its acts</h2>
      {problem ? <Failure problem={problem} /> : null}
      {body ? <RecordTable rows={body.rows} /> : problem ? null : <Waiting />}
      {body?.next ? (
        <p>
          <Link to={{ view: 'records', party: [party], after: body.next }}>More of them</Link>
        </p>
      ) : null}
    </>
  );
}
