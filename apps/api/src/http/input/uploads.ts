import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';

/** Stands for the type of a body that is read by its handler, whatever the client called it. */
const uploadType = 'application/x-todo-upload';

declare module 'fastify' {
  interface FastifyRequest {
    /** Content-Type of a body that is a file, as the client sent it. */
    uploadType?: string | undefined;
  }
}

/** Declares that the body is a file of any type: the handler gets it as a stream, which it must bound itself. */
export function TakesFile(): MethodDecorator {
  return RouteConfig({ takesFile: true });
}

/** Leaves the bodies of such routes unread; all other bodies are JSON. */
export function registerUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(uploadType, async (_request: FastifyRequest, body: unknown) => body);
  fastify.addHook('onRoute', (route: RouteOptions) => {
    if (!(route.config as { takesFile?: boolean } | undefined)?.takesFile) return;
    route.bodyLimit = Number.MAX_SAFE_INTEGER;
    route.onRequest = [...[route.onRequest ?? []].flat(), setAside];
  });
}

function setAside(request: FastifyRequest, _reply: unknown, done: () => void): void {
  request.uploadType = request.headers['content-type'];
  request.raw.headers['content-type'] = uploadType;
  done();
}
