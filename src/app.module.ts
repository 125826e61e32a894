import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationModule } from '#application/application.module.js';
import { PackageMaker } from '#application/package-maker.js';
import { TableFormats } from '#application/table-format.js';
import { Catalogue } from '#catalogue/catalogue.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import { CitationStore } from '#kernel/citation-store.js';
import { Clock } from '#kernel/clock.js';
import { EventLog } from '#kernel/event-log.js';
import { KeyRing } from '#kernel/key-ring.js';
import { ViewStore } from '#kernel/view-store.js';
import { FileKeyRing } from '#store/file-key-ring.js';
import { MemoryCitationStore } from '#store/memory/memory-citation-store.js';
import { MemoryKeyRing } from '#store/memory/memory-key-ring.js';
import { openMemoryStore, openStore, type Store } from '#store/open-store.js';
import { SqliteCitationStore } from '#store/sqlite/sqlite-citation-store.js';
import { DataPackage } from './exports/package/data-package.js';
import { tableFormats } from './exports/table-formats.js';
import { SystemClock } from './system-clock.js';

/** What a composed application stands on. */
export interface Foundation {
  readonly store: Store;
  readonly keys: KeyRing;
  readonly citations: CitationStore;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
}

/** Closes the store after everybody else has stopped using it. */
class StoreCloser implements OnApplicationShutdown {
  constructor(private readonly foundation: Pick<Foundation, 'store' | 'citations'>) {}

  async onApplicationShutdown(): Promise<void> {
    await this.foundation.citations.close();
    await this.foundation.store.close();
  }
}

/** Makes the ports known everywhere. */
@Global()
@Module({})
class FoundationModule {
  static of({ store, keys, citations, clock, catalogue }: Foundation): DynamicModule {
    const ports = [
      { provide: EventLog, useValue: store.log },
      { provide: ViewStore, useValue: store.views },
      { provide: KeyRing, useValue: keys },
      { provide: CitationStore, useValue: citations },
      { provide: Clock, useValue: clock },
      { provide: Catalogue, useValue: catalogue },
      { provide: TableFormats, useValue: tableFormats },
    ];
    const closer = {
      provide: StoreCloser,
      useFactory: () => new StoreCloser({ store, citations }),
    };
    return {
      module: FoundationModule,
      providers: [...ports, closer],
      exports: ports.map(({ provide }) => provide),
    };
  }
}

/** The composition root without an edge: enough for the command line, and what the server is built upon. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest knows a module by its class.
export class AppModule {
  static over(foundation: Foundation): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), FoundationModule.of(foundation), ApplicationModule],
      providers: [{ provide: PackageMaker, useClass: DataPackage }],
      exports: [ApplicationModule, PackageMaker],
    };
  }

  /** Opens a data folder first, so that its refusals reach the caller as they are. */
  static async forData(folder: string): Promise<DynamicModule> {
    return AppModule.over(await foundationIn(folder));
  }

  /** Everything in memory: for tests and trials. */
  static async inMemory(clock: Clock = new SystemClock()): Promise<DynamicModule> {
    return AppModule.over(await memoryFoundation(clock));
  }
}

export async function foundationIn(folder: string): Promise<Foundation> {
  const catalogue = await loadCatalogue();
  const store = await openStore(folder);
  try {
    const citations = SqliteCitationStore.open(folder);
    const keys = new FileKeyRing(folder);
    return { store, catalogue, citations, keys, clock: new SystemClock() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

export async function memoryFoundation(clock: Clock = new SystemClock()): Promise<Foundation> {
  const catalogue = await loadCatalogue();
  const store = openMemoryStore({ clock: () => clock.now().getTime() });
  const citations = new MemoryCitationStore();
  return { store, catalogue, citations, keys: new MemoryKeyRing(), clock };
}
