import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AskHandler } from './ask-handler.js';
import { AskPagesHandler } from './ask-pages-handler.js';
import { CheckHandler } from './check-handler.js';
import { Citations } from './citing/citations.js';
import { EventFeed } from './event-feed.js';
import { Gate } from './gate.js';
import { Keeper } from './keeper/keeper.js';
import { LogReader } from './keeper/log-reader.js';
import { KnownClock } from './known-clock.js';
import { KnownNow } from './known-now.js';
import { Publication } from './publication.js';
import { ReadModel } from './read-model.js';
import { RecordReader } from './record-reader.js';
import { RehearseHandler } from './rehearse-handler.js';
import { SubmitHandler } from './submit-handler.js';

/** Record and ask. Store, catalogue and clock are given by the composition root. */
@Module({
  imports: [CqrsModule],
  providers: [
    AskHandler,
    EventFeed,
    Gate,
    AskPagesHandler,
    Citations,
    RehearseHandler,
    SubmitHandler,
    CheckHandler,
    Keeper,
    LogReader,
    KnownClock,
    KnownNow,
    Publication,
    ReadModel,
    RecordReader,
  ],
  exports: [Citations, CqrsModule, EventFeed, Keeper, ReadModel, Publication],
})
export class ApplicationModule {}
