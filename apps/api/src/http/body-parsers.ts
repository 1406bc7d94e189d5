import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from './app-error.js';
import { unsupportedMediaType } from './problem.js';

const jsonTypes = ['application/json', 'application/merge-patch+json'];
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads bodies as JSON. `curl -d` sends a form type, and some clients none: there too the body is JSON, as the
 * tutorial's readers expect.
 */
export function registerBodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parser = async (request: FastifyRequest, body: Buffer) => parseJson(request, body);
  for (const type of [...jsonTypes, 'application/x-www-form-urlencoded']) {
    fastify.addContentTypeParser(type, { parseAs: 'buffer' }, parser);
  }
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (request.headers['content-type'] !== undefined) throw unsupportedMediaType();
    return parseJson(request, body);
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came. */
    rawBody?: Buffer;
  }
}

function parseJson(request: FastifyRequest, body: Buffer): unknown {
  request.rawBody = body;
  const type = request.headers['content-type'] ?? '';
  const charset = /;\s*charset\s*=\s*"?([^;"\s]+)/i.exec(type)?.[1];
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || (charset !== undefined && !/^utf-?8$/i.test(charset))) throw unsupportedMediaType();
  if (body.length === 0 && request.headers['content-type'] === undefined) return undefined;
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
