import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Catalogue } from '#catalogue/catalogue.js';
import { Clock } from '#kernel/clock.js';
import type { StoredEvent } from '#kernel/event.js';
import { EventLog } from '#kernel/event-log.js';
import type { Projection } from '#kernel/projection.js';
import { refuse } from '#kernel/refusal.js';
import type { Evidence } from '#positions/evidence.js';
import { isRecording } from '#vocabulary/record-life.js';
import { Gate, type Granted } from './gate.js';
import { Keeper } from './keeper/keeper.js';
import { LogReader } from './keeper/log-reader.js';
import { ReadModel } from './read-model.js';
import { definitionFor } from './record-type.js';
import { evidenceOf, positionChanges } from './rehearsal/foretell.js';
import { nearDuplicates } from './rehearsal/near-duplicates.js';
import { type Rehearsal, Rehearse } from './rehearse.js';
import { nameIn, type Submission } from './submit.js';

/** Through the gate as if it were sent; then folded into what is believed, aside and never written. */
@QueryHandler(Rehearse)
export class RehearseHandler implements IQueryHandler<Rehearse> {
  constructor(
    private readonly gate: Gate,
    private readonly log: EventLog,
    private readonly reader: LogReader,
    private readonly catalogue: Catalogue,
    private readonly keeper: Keeper,
    private readonly model: ReadModel,
    private readonly clock: Clock,
  ) {}

  async execute({ submission }: Rehearse): Promise<Rehearsal> {
    const evidence = this.keeper.live('evidence');
    this.#refuseUnlessForetold(submission, evidence);
    const granted = await this.gate.pass(submission, (request) => this.log.rehearse(request));
    if (granted.replayed) return storedAlready(granted);
    const { stream, version, sequence } = granted.receipt;
    await this.model.reached(sequence - 1);
    const history = (await this.reader.stream(stream)).slice(0, version - 1);
    return this.#foretold(granted, submission.actor, (event) =>
      evidenceOf(evidence, [...history, event]),
    );
  }

  #foretold(
    { definition, receipt, data }: Granted,
    actor: string,
    evidenceAfter: (event: StoredEvent) => readonly Evidence[],
  ): Rehearsal {
    const { type, schema } = definition;
    const { stream, version, recordedAt } = receipt;
    const sequence = this.model.sequence + 1;
    const place = { sequence, id: '', stream, version, recordedAt };
    const coming = evidenceAfter({ ...place, type, schema, actor, data });
    const saysWhatWasDone = isRecording(type) || type === 'RecordAmended';
    return {
      dryRun: true,
      events: [{ type, id: nameIn(stream), version, data }],
      positions: positionChanges(this.model, coming, this.clock.today()),
      warnings: saysWhatWasDone ? nearDuplicates(this.model, coming) : [],
    };
  }

  /** Positions also rest on states, groups and frameworks; what a change of those does is not foretold. */
  #refuseUnlessForetold(submission: Submission, { handlers }: Projection): void {
    const { type } = definitionFor(submission, this.catalogue);
    if (handlers.has(type)) return;
    throw refuse(
      'invalid',
      'dry-run.not-foretold',
      `What a ${type} would change is not foretold. A dry run takes records and what happens to them.`,
      { pointer: 'dryRun' },
    );
  }
}

function storedAlready({ receipt: { stream, sequence } }: Granted): Rehearsal {
  const record = nameIn(stream);
  const detail = `This idempotency key has stored this very request as event ${sequence}. Sent again, it stores nothing.`;
  const warning = { code: 'event.stored-already', detail, record, href: `/v1/records/${record}` };
  return { dryRun: true, events: [], positions: [], warnings: [warning] };
}
