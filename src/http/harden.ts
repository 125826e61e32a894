import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import cors from '@fastify/cors';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import files from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BODY_BYTES_MAX } from './limits.js';
import { NDJSON_TYPE } from './wrong-media-type.js';

/** Nothing inline and nothing from elsewhere; Swagger UI draws its icons from data addresses. */
const HELMET: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'self'"],
    },
  },
  // Other sites may show our charts and tables; the answers hold nothing private.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  // We speak plain HTTP: whoever puts TLS in front decides about this.
  strictTransportSecurity: false,
};

/** Reads are open to scripts of any site. Writes are not: their preflight is not answered with POST. */
const CORS = {
  origin: '*',
  methods: ['GET', 'HEAD'],
  allowedHeaders: ['Accept', 'If-None-Match', 'Prefer'],
  exposedHeaders: [
    'ETag',
    'Link',
    'Location',
    'Retry-After',
    'Idempotent-Replayed',
    'Preference-Applied',
  ],
  strictPreflight: false,
  maxAge: 86_400,
};

/** Files of Swagger UI that the docs page asks for. */
const ASSETS: ReadonlySet<string> = new Set([
  '/swagger-ui.css',
  '/swagger-ui-bundle.js',
  '/favicon-32x32.png',
]);

/** Makes an application fit to be met by strangers. To be called once, before it listens. */
export async function harden(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX },
    (_request, body, done) => done(null, body),
  );
  // Taken in while it arrives, so there is no limit but that of a line and of the time.
  fastify.addContentTypeParser(NDJSON_TYPE, (_request, body, done) => done(null, body));
  await app.register(helmet, HELMET);
  await app.register(cors, CORS);
  await app.register(files, {
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/assets/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => ASSETS.has(path),
  });
}
