import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '#kernel/refusal.js';
import { frameworkFault } from './framework-faults.js';
import { PROBLEM_TYPE, toHttpError, unexpected } from './http-error.js';
import {
  BODY_BYTES_MAX,
  CONNECTIONS_CHECKING_INTERVAL_MS,
  HEADERS_TIMEOUT_MS,
  KEEP_ALIVE_TIMEOUT_MS,
  PATH_PART_LENGTH_MAX,
  REQUEST_TIMEOUT_MS,
} from './limits.js';
import { sendProblem } from './problem.filter.js';

/** Fastify with limits on everything that a client can draw out. */
export const fastifyAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: CONNECTIONS_CHECKING_INTERVAL_MS,
    },
    routerOptions: { maxParamLength: PATH_PART_LENGTH_MAX },
    clientErrorHandler: answerBrokenRequest,
    // The router refuses before any hook or filter of ours runs.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      reply.header('x-content-type-options', 'nosniff');
      sendProblem(reply, frameworkFault(error) ?? unexpected());
    },
  });

/** What cannot be read as HTTP at all is answered on the bare connection. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const { status, body } = toHttpError((BROKEN[error.code ?? ''] ?? malformed)());
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

const BROKEN: Readonly<Record<string, () => Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    refuse('invalid', 'request.too-slow', 'The request did not arrive in time. Send it again.'),
  HPE_HEADER_OVERFLOW: () =>
    refuse('invalid', 'request.headers-too-large', 'The headers are too large. Send fewer.'),
};

const malformed = (): Refusal =>
  refuse('invalid', 'request.malformed', 'This is not a request that HTTP/1.1 allows.');
