import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { safeRequestId } from '@todo/shared/headers';
import { limits } from '@todo/shared/limits';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { z } from 'zod';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import { openDatabase } from './database/open.js';
import { toAppError } from './errors/problem.js';
import { Draining } from './health/draining.js';
import { registerConditions } from './http/conditions/conditions.js';
import { serveDocs } from './http/contract/docs.js';
import { answerClientError } from './http/errors/client-error.js';
import { sendProblem } from './http/errors/problem.filter.js';
import { addressOf } from './http/input/address.js';
import { registerBodyParsers } from './http/input/body-parsers.js';
import { registerUploads } from './http/input/uploads.js';
import { allowOrigins } from './http/origin/cors.js';
import { crossSiteCheck } from './http/origin/cross-site-check.js';
import { hostCheck } from './http/origin/known-hosts.js';
import { compressAnswers } from './http/server/compression.js';
import { registerGate } from './http/server/gate.js';
import { registerHooks } from './http/server/hooks.js';
import { createLogger, NestLogger } from './http/server/logger.js';
import { otherMethods } from './http/server/other-methods.js';
import { createRateLimit } from './http/server/rate-limit.js';
import { endUnusedConnections } from './http/server/unused-connections.js';
import { Authenticator } from './identity/authenticator.js';
import { compileSerializer } from './json/serializer.js';
import { registerMetrics } from './metrics/hook.js';
import { Metrics } from './metrics/metrics.service.js';
import { openStore } from './store/open-store.js';

/** Requests per minute, unless a setting says otherwise: an open list belongs to one household and needs no limit. */
const defaultLimit = { open: 0, accounts: 600 };

/** Builds the whole service, ready to listen; main and the tests use it. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const logger = createLogger(config.TODO_LOG_LEVEL);
  const db = await openDatabase(config, (message) => logger.warn(message));
  const store = await openStore(config, db, (message) => logger.warn(message));
  const limit = createRateLimit(config.TODO_RATE_LIMIT ?? defaultLimit[config.TODO_AUTH]);
  const adapter = new FastifyAdapter({
    // No Nest middleware is used.
    skipMiddie: true,
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    bodyLimit: limits.bodyBytes,
    trustProxy: config.TODO_TRUST_PROXY,
    // Longer than the 55 s for which nginx keeps an idle connection, so that it never sends on a closed one.
    keepAliveTimeout: 75_000,
    // A hook rejects a missing Host with a problem document; Node would send an empty 400.
    http: { requireHostHeader: false },
    requestTimeout: 30_000,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1_000 },
    genReqId: (request: IncomingMessage) => safeRequestId(request.headers['x-request-id']) ?? randomUUID(),
    clientErrorHandler: answerClientError,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      limit(reply, addressOf(request), (limited) =>
        sendProblem(reply, request, limited ?? toAppError(error, request.url), () => undefined),
      ),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, db, store), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
  });
  // Nest's type covers every server it might run on; this one is Fastify's default.
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  // Node would respond to an unknown Expect with an empty 417; RFC 9110 10.1.1 allows ignoring it.
  fastify.server.on('checkExpectation', (request, response) => fastify.server.emit('request', request, response));
  fastify.setSerializerCompiler<z.ZodType>(({ schema }) => compileSerializer(schema));
  if (config.TODO_COMPRESS) await compressAnswers(fastify);
  const others = otherMethods(fastify);
  registerBodyParsers(fastify);
  registerUploads(fastify);
  registerHooks(fastify, {
    draining: app.get(Draining),
    logger,
    limit,
    checks: [hostCheck(config), crossSiteCheck(config)],
  });
  endUnusedConnections(fastify);
  registerMetrics(fastify, app.get(Metrics));
  registerGate(fastify, config.TODO_AUTH === 'accounts' ? app.get(Authenticator) : undefined, limit);
  registerConditions(fastify);
  allowOrigins(app, config.TODO_CORS_ORIGINS);
  serveDocs(app, config);
  await app.init();
  others.register();
  await fastify.ready();
  return app;
}
