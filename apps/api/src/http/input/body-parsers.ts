import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import { unsupportedMediaType } from '../../errors/problem.js';
import { jsonTypes } from './media-types.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Stands for a body that was announced by a Content-Type and has no bytes. Some clients send a type with every request;
 * an empty body is malformed only where one is required.
 */
export const emptyBody = Object.freeze({});

/**
 * Parses bodies as JSON. `curl -d` sends a form type, and some clients send none: those bodies are JSON too, as the
 * tutorial's readers expect.
 */
export function registerBodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parser = async (request: FastifyRequest, body: Buffer) => parseJson(request, body);
  for (const type of [...jsonTypes, 'application/x-www-form-urlencoded']) {
    fastify.addContentTypeParser(type, { parseAs: 'buffer' }, parser);
  }
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (request.headers['content-type'] !== undefined && body.length > 0) throw unsupportedMediaType();
    return parseJson(request, body);
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as received. */
    rawBody?: Buffer;
  }
}

function parseJson(request: FastifyRequest, body: Buffer): unknown {
  request.rawBody = body;
  const type = request.headers['content-type'] ?? '';
  const charset = /;\s*charset\s*=\s*"?([^;"\s]+)/i.exec(type)?.[1];
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || (charset !== undefined && !/^utf-?8$/i.test(charset))) throw unsupportedMediaType();
  if (body.length === 0) return request.headers['content-type'] === undefined ? undefined : emptyBody;
  try {
    const parsed: unknown = JSON.parse(utf8.decode(body));
    const isForm = type.startsWith('application/x-www-form-urlencoded');
    if (isForm && (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)))
      throw unsupportedMediaType();
    return parsed;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('malformed-json', 'Parse payload is failed', { cause: error });
  }
}
