import { formatMoment, formatNumber } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';

interface RecordLife {
  readonly rows: readonly {
    readonly sequence: number;
    readonly actor: string;
    readonly recordedAt: string;
  }[];
}

interface KnownSinceProps {
  readonly record: string;
  readonly sequence: number;
}

/** When we learnt this version of a record, and who coded it. */
export function KnownSince({ record, sequence }: KnownSinceProps) {
  const { body } = useAnswer<RecordLife>(`/v1/records/${encodeURIComponent(record)}`, record);
  const event = body?.rows.find((row) => row.sequence === sequence);
  return (
    <>
      Known since event {formatNumber(sequence)}
      {event ? `, ${formatMoment(event.recordedAt)}, coded by ${event.actor}` : ''}.
    </>
  );
}
