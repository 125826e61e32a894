import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type AnsweredPages, AskPages } from './ask.js';
import { AskHandler } from './ask-handler.js';

/** Answers in pages what `AskHandler` answers whole. */
@QueryHandler(AskPages)
export class AskPagesHandler implements IQueryHandler<AskPages> {
  constructor(private readonly answers: AskHandler) {}

  async execute(ask: AskPages): Promise<AnsweredPages> {
    return this.answers.pages(ask);
  }
}
