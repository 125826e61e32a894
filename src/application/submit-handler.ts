import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventLog } from '#kernel/event-log.js';
import { Gate } from './gate.js';
import { type Accepted, nameIn, Submit } from './submit.js';

/** Through the gate and into the log. */
@CommandHandler(Submit)
export class SubmitHandler implements ICommandHandler<Submit> {
  constructor(
    private readonly gate: Gate,
    private readonly log: EventLog,
  ) {}

  async execute({ submission }: Submit): Promise<Accepted> {
    const granted = await this.gate.pass(submission, (request) => this.log.append(request));
    const { definition, receipt, replayed } = granted;
    const { sequence, version, recordedAt, stream } = receipt;
    return {
      type: definition.type,
      id: nameIn(stream),
      sequence,
      version,
      recordedAt,
      replayed,
    };
  }
}
