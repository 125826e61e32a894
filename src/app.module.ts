import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationModule } from '#application/application.module.js';
import { PackageMaker } from '#application/package-maker.js';
import { TableFormats } from '#application/table-format.js';
import { Catalogue } from '#catalogue/catalogue.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import { Clock } from '#kernel/clock.js';
import { EventLog } from '#kernel/event-log.js';
import { KeyRing } from '#kernel/key-ring.js';
import { ViewStore } from '#kernel/view-store.js';
import { FileKeyRing } from '#store/file-key-ring.js';
import { MemoryKeyRing } from '#store/memory/memory-key-ring.js';
import { openMemoryStore, openStore, type Store } from '#store/open-store.js';
import { DataPackage } from './exports/package/data-package.js';
import { tableFormats } from './exports/table-formats.js';
import { SystemClock } from './system-clock.js';

/** What a composed application stands on. */
export interface Foundation {
  readonly store: Store;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
}

/** Closes the store after everybody else has stopped using it. */
class StoreCloser implements OnApplicationShutdown {
  constructor(private readonly store: Store) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}

/** Makes the ports known everywhere. */
@Global()
@Module({})
class FoundationModule {
  static of({ store, keys, clock, catalogue }: Foundation): DynamicModule {
    const ports = [
      { provide: EventLog, useValue: store.log },
      { provide: ViewStore, useValue: store.views },
      { provide: KeyRing, useValue: keys },
      { provide: Clock, useValue: clock },
      { provide: Catalogue, useValue: catalogue },
      { provide: TableFormats, useValue: tableFormats },
    ];
    const closer = { provide: StoreCloser, useFactory: () => new StoreCloser(store) };
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
  return { store, catalogue, keys: new FileKeyRing(folder), clock: new SystemClock() };
}

export async function memoryFoundation(clock: Clock = new SystemClock()): Promise<Foundation> {
  const catalogue = await loadCatalogue();
  const store = openMemoryStore({ clock: () => clock.now().getTime() });
  return { store, catalogue, keys: new MemoryKeyRing(), clock };
}
