import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Addresses } from './addresses.js';
import { Answers } from './answers.js';
import { CiteController } from './cite.controller.js';
import { DamageAlarm } from './damage-alarm.js';
import { DocsController } from './docs.controller.js';
import { ExportsController } from './exports.controller.js';
import { HealthController } from './health.controller.js';
import { ImportsController } from './imports.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { ReadController } from './read.controller.js';
import { ReadyBytes } from './ready-bytes.js';
import { StartController } from './start.controller.js';
import { StreamController } from './stream/stream.controller.js';
import { StreamHub } from './stream/stream-hub.js';
import { TableBodies } from './table-bodies.js';
import { WaitingRoom } from './waiting/waiting-room.js';
import { WriteController } from './write.controller.js';

/** The HTTP edge. It needs QuestionBook, PublicAddress, TableFormats, PackageMaker, KeyRing, Keeper, EventFeed, Clock and handlers for Ask and Submit. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest knows a module by its class.
export class HttpModule {
  /** On top of modules that export what it needs. */
  static over(...imports: NonNullable<DynamicModule['imports']>): DynamicModule {
    return {
      module: HttpModule,
      imports: [CqrsModule, ...imports],
      controllers: [
        StartController,
        HealthController,
        DocsController,
        StreamController,
        ExportsController,
        CiteController,
        ImportsController,
        ReadController,
        WriteController,
      ],
      providers: [
        Addresses,
        Answers,
        DamageAlarm,
        StreamHub,
        TableBodies,
        WaitingRoom,
        { provide: ReadyBytes, useFactory: () => new ReadyBytes() },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [DamageAlarm],
    };
  }
}
