import { type DynamicModule, Global, Module } from '@nestjs/common';
import { QUESTIONS } from '#application/questions.js';
import { AppModule, type Foundation } from './app.module.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { HttpModule } from './http/http.module.js';
import { PublicAddress } from './http/public-address.js';
import { QuestionBook } from './http/question-book.js';

/** The application with its edges that serve: HTTP, and the page. */
@Global()
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest knows a module by its class.
export class ServerModule {
  static over(foundation: Foundation, origin?: string): DynamicModule {
    const book = new QuestionBook(QUESTIONS, foundation.catalogue.events);
    const application = AppModule.over(foundation);
    return {
      module: ServerModule,
      imports: [application, DashboardModule, HttpModule.over(application)],
      providers: [
        { provide: QuestionBook, useValue: book },
        { provide: PublicAddress, useValue: new PublicAddress(origin) },
      ],
      exports: [QuestionBook, PublicAddress],
    };
  }
}
