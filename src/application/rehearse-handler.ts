import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Rehearse, type Rehearsed } from './submit.js';
import { SubmitHandler } from './submit-handler.js';

/** Dry runs, by the same checks and decisions. */
@CommandHandler(Rehearse)
export class RehearseHandler implements ICommandHandler<Rehearse> {
  constructor(private readonly submits: SubmitHandler) {}

  execute({ submission }: Rehearse): Promise<Rehearsed> {
    return this.submits.rehearse(submission);
  }
}
