import type { Question } from '#application/question.js';
import type { EventDefinition } from '#kernel/event.js';

/** What the HTTP edge translates: the registry of questions, and the event types for its documentation. */
export class QuestionBook {
  constructor(
    readonly questions: ReadonlyMap<string, Question>,
    readonly events: ReadonlyMap<string, EventDefinition>,
  ) {}
}
