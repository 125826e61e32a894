import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Ask, AskPages } from '#application/ask.js';
import { addressAsked } from '#application/citing/address-asked.js';
import { citationBody, inStyle } from '#application/citing/citation-body.js';
import { Citations } from '#application/citing/citations.js';
import { STYLES } from '#application/citing/styles.js';
import { Keeper, type Progress } from '#application/keeper/keeper.js';
import { type PackageAsked, PackageMaker } from '#application/package-maker.js';
import { Publication } from '#application/publication.js';
import type { Reply } from '#application/question.js';
import { QUESTIONS } from '#application/questions.js';
import { Check, type Rehearsal, Rehearse } from '#application/rehearse.js';
import { type Accepted, Submit } from '#application/submit.js';
import { TableFormats } from '#application/table-format.js';
import { type TakenForm, writeTable } from '#application/write-table.js';
import type { JsonObject } from '#kernel/json.js';
import { ViewStore } from '#kernel/view-store.js';
import { AppModule } from '../app.module.js';
import { awaken } from '../awaken.js';
import type { Access, Entry, Opening, Upkeep } from './access.js';
import { actorFrom } from './actor.js';

/** The application in this process, with the folder locked. */
export class LocalAccess implements Access, Upkeep {
  readonly server = undefined;
  #closed: Promise<void> | undefined;

  private constructor(
    private readonly context: INestApplicationContext,
    /** Told once: an import asks for each row, and the environment is slow to answer. */
    private readonly actor: string,
  ) {}

  static async open({ folder, ...awakening }: Opening): Promise<LocalAccess> {
    const actor = actorFrom(process.env);
    const context = await NestFactory.createApplicationContext(await AppModule.forData(folder), {
      logger: ['error'],
      abortOnError: false,
    });
    const access = new LocalAccess(context, actor);
    try {
      await awaken(context, awakening);
      return access;
    } catch (error) {
      await access.close();
      throw error;
    }
  }

  async ask(question: string, params: Readonly<Record<string, string>>): Promise<Reply> {
    const { reply } = await this.#get(QueryBus).execute(new Ask(question, params));
    return reply!;
  }

  async table(name: string, params: Readonly<Record<string, string>>, form: TakenForm) {
    const { reply } = await this.#get(QueryBus).execute(new AskPages(name, params));
    return writeTable(QUESTIONS.get(name)!, reply!, { form, formats: this.#get(TableFormats) });
  }

  async package(asked: PackageAsked) {
    return (await this.#get(PackageMaker).make(asked)).chunks;
  }

  async submit(entry: Entry): Promise<Accepted> {
    return this.#get(CommandBus).execute(new Submit({ ...entry, actor: this.actor }));
  }

  async rehearse(entry: Entry): Promise<Rehearsal> {
    return this.#get(QueryBus).execute(new Rehearse({ ...entry, actor: this.actor }));
  }

  async check(entry: Entry): Promise<{ readonly replayed: boolean }> {
    return this.#get(QueryBus).execute(new Check({ ...entry, actor: this.actor }));
  }

  async cite(address: string): Promise<string> {
    const { citation } = await this.#get(Citations).cite(addressAsked(address));
    return citation.id;
  }

  async citation(id: string): Promise<JsonObject> {
    return citationBody(await this.#get(Citations).open(id), urnOf(id));
  }

  async citationIn(style: string, id: string): Promise<string> {
    return inStyle(await this.#get(Citations).open(id), STYLES[style]!, urnOf(id));
  }

  async settled(): Promise<void> {
    await this.#get(Keeper).abreast();
  }

  upkeep(): Upkeep {
    return this;
  }

  async rebuild(projections: readonly string[], progress: Progress): Promise<void> {
    await this.#get(Keeper).rebuild(projections, progress);
  }

  async retry(projection: string): Promise<number> {
    return this.#get(Keeper).retry(projection);
  }

  async drop(projection: string, version: number): Promise<void> {
    await this.#get(ViewStore).drop(projection, version);
  }

  async idle(): Promise<readonly { projection: string; version: number }[]> {
    const checkpoints = await this.#get(ViewStore).checkpoints();
    return checkpoints.filter(({ live }) => !live);
  }

  async follow(lines: Iterable<string>): Promise<{ taken: number; diverged: boolean }> {
    return this.#get(Publication).follow(lines);
  }

  async update(lines: Iterable<string>): Promise<{ taken: number }> {
    return this.#get(Publication).update(lines);
  }

  close(): Promise<void> {
    this.#closed ??= this.context.close();
    return this.#closed;
  }

  #get<Service>(token: abstract new (...parameters: never[]) => Service): Service {
    return this.context.get<Service>(token as never, { strict: false });
  }
}

/** Without a server there is no address under which others would find it. */
const urnOf = (id: string): string => `urn:standpoint:citation:${id}`;
