import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refuse } from '#kernel/refusal.js';
import { Addresses } from './addresses.js';
import { DamageAlarm } from './damage-alarm.js';
import { frameworkFault } from './framework-faults.js';
import { PROBLEM_TYPE, toHttpError, unexpected } from './http-error.js';
import { pathOf } from './request-parts.js';

/** Every error leaves as a problem with a stable code; what we did not foresee leaves without its insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('HTTP');
  readonly #addresses: Addresses;
  readonly #alarm: DamageAlarm;

  constructor(addresses: Addresses, alarm: DamageAlarm) {
    this.#addresses = addresses;
    this.#alarm = alarm;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    sendProblem(reply, this.#refusalOf(error, http.getRequest<FastifyRequest>()));
  }

  #refusalOf(error: unknown, request: FastifyRequest): Refusal {
    if (error instanceof Refusal) return error;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const fault = frameworkFault(cause, request.routeOptions.url);
    if (fault) return fault;
    if (error instanceof NotFoundException) {
      return this.#noRoute(request);
    }
    if (this.#alarm.raisedBy(error)) return damaged();
    this.#logger.error(error);
    return unexpected();
  }

  #noRoute(request: FastifyRequest): Refusal {
    try {
      return this.#addresses.refusal(request.method, pathOf(request));
    } catch (error) {
      return error instanceof Refusal ? error : unexpected();
    }
  }
}

export function sendProblem(reply: FastifyReply, refusal: Refusal): void {
  const { status, headers, body } = toHttpError(refusal);
  // A handler may have set headers of the answer it meant to give.
  for (const name of ['etag', 'link', 'content-disposition', 'location']) reply.removeHeader(name);
  reply.code(status).headers(headers).type(PROBLEM_TYPE).send(body);
}

const damaged = (): Refusal =>
  refuse(
    'unavailable',
    'store.damaged',
    'The store cannot be trusted any more, so the server stops. Keep its files and restore a backup.',
  );
