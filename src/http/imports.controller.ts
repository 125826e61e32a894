import type { Readable } from 'node:stream';
import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Check } from '#application/rehearse.js';
import { Submit } from '#application/submit.js';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { DryRun } from '../imports/dry-run.js';
import { type BatchRecorder, type BatchReport, runBatches } from '../imports/run-batches.js';
import { bodyLines } from './body-lines.js';
import { codingOf } from './content-coding.js';
import { actorOf, KeyGuard } from './key.guard.js';
import { headerOf, queryOf } from './request-parts.js';
import { writeParams } from './write-headers.js';
import { NDJSON_TYPE, wrongMediaType } from './wrong-media-type.js';

/** Headers that make one write one, or bind it to what was seen. */
const OF_ONE_WRITE = ['Idempotency-Key', 'If-Match'];

/** `/v1/imports`: many records, a line each, taken in while they arrive. */
@Controller('v1/imports')
@UseGuards(KeyGuard)
export class ImportsController {
  readonly #commands: CommandBus;
  readonly #queries: QueryBus;

  constructor(commands: CommandBus, queries: QueryBus) {
    this.#commands = commands;
    this.#queries = queries;
  }

  /** Refuses (`import.lines-refused`) with the report when some lines were; the other batches are recorded all the same. */
  @Post()
  async take(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const coding = codingOf(request, ['gzip']);
    if (!headerOf(request, 'content-type')?.startsWith(NDJSON_TYPE)) {
      throw wrongMediaType(request.routeOptions.url);
    }
    for (const name of OF_ONE_WRITE) refuseHeader(name, headerOf(request, name.toLowerCase()));
    const { dryRun } = writeParams(queryOf(request), ['dryRun']);
    const lines = bodyLines(request.body as Readable, coding === 'gzip');
    const recorder = this.#recorder(actorOf(request));
    const taken = await runBatches(lines, dryRun ? rehearsing(recorder) : recorder);
    const report = dryRun ? { dryRun, ...taken } : taken;
    if (report.rejected > 0) throw linesRefused(report);
    reply
      .code(200)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(report)}\n`);
  }

  #recorder(actor: string): BatchRecorder {
    return {
      record: (entry) => this.#commands.execute(new Submit({ ...entry, actor })),
      check: (entry) => this.#queries.execute(new Check({ ...entry, actor })),
    };
  }
}

/** Every check of the recorder and none of its writing: lines are also held against those before them. */
function rehearsing({ check }: BatchRecorder): BatchRecorder {
  const dryRun = new DryRun(check);
  return {
    check: (entry) => dryRun.check(entry),
    record: (entry, line) => dryRun.record(entry, line),
  };
}

const linesRefused = (report: BatchReport) =>
  refuse(
    'rejected',
    'import.lines-refused',
    `${report.rejected} of ${report.lines} lines were refused, and ${report.held} waited with them; "told" says which and why. Mend them and send all again: what was recorded is not recorded twice.`,
    { facts: report as unknown as JsonObject },
  );

/** Who sends one relies on it, and here it would do nothing. */
function refuseHeader(name: string, value: string | undefined): void {
  if (value === undefined) return;
  throw refuse(
    'invalid',
    'import.wrong-header',
    `${name} is not for imports: each line is recognised by its id, or by its text where it has none, and is recorded once however often it is sent. Leave the header out.`,
    { pointer: name },
  );
}
