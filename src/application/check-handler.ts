import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { EventLog } from '#kernel/event-log.js';
import { Gate } from './gate.js';
import { Check } from './rehearse.js';

/** Through the gate as if it were sent, and no further. */
@QueryHandler(Check)
export class CheckHandler implements IQueryHandler<Check> {
  constructor(
    private readonly gate: Gate,
    private readonly log: EventLog,
  ) {}

  async execute({ submission }: Check): Promise<{ readonly replayed: boolean }> {
    const { replayed } = await this.gate.pass(submission, (request) => this.log.rehearse(request));
    return { replayed };
  }
}
