import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Keeper } from '#application/keeper/keeper.js';
import type { KeeperState } from '#application/keeper/keeper-state.js';

/** For whoever watches the process: is it alive, and may it be asked. */
@Controller()
export class HealthController {
  readonly #keeper: Keeper;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  /** Touches nothing, so that a slow disk does not get a live process killed. */
  @Get('healthz')
  alive(@Res() reply: FastifyReply): void {
    send(reply, 200, { status: 'alive' });
  }

  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const state = await this.#keeper.state();
    if (!state.ready) reply.header('retry-after', '1');
    send(reply, state.ready ? 200 : 503, summary(state));
  }
}

function send(reply: FastifyReply, status: number, body: object): void {
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify(body)}\n`);
}

/** Names and numbers are enough for whoever watches; `/v1/status` tells why something is parked. */
function summary({ ready, head, failure, projections }: KeeperState) {
  return {
    status: statusOf(ready, failure),
    sequence: head,
    projections: projections.map(({ name, version, sequence, lag, parked }) => ({
      name,
      version,
      sequence,
      lag,
      parked: parked.length,
    })),
  };
}

function statusOf(ready: boolean, failure: string | null): string {
  if (ready) return 'ready';
  return failure === null ? 'catching-up' : 'failed';
}
