import { METHODS } from 'node:http';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import { sendProblem } from '../errors/problem.filter.js';
import { accepted } from '../input/media-types.js';

/** Fastify answers HEAD wherever it answers GET. */
const implied: Record<string, string[]> = { GET: ['HEAD'] };
/** CONNECT has no path, so it never reaches a route. */
const notRoutable = new Set(['CONNECT']);

/** Collects each route as it is registered; call `register` after all of them. */
export function otherMethods(fastify: FastifyInstance): { register(): void } {
  const methodsOf = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ url, method }: RouteOptions) => {
    const known = methodsOf.get(url) ?? new Set<string>();
    for (const name of [method].flat()) for (const each of [name, ...(implied[name] ?? [])]) known.add(each);
    methodsOf.set(url, known);
  });
  return {
    /**
     * Answers OPTIONS on every path, and 405 to any other method that a path lacks (RFC 9110 requires `Allow` there).
     */
    register() {
      for (const method of METHODS) {
        if (!notRoutable.has(method) && !fastify.supportedMethods.includes(method)) {
          fastify.addHttpMethod(method, { hasBody: true });
        }
      }
      for (const [url, known] of [...methodsOf]) {
        if (url.includes('*')) continue;
        const allow = [...known, 'OPTIONS'].join(', ');
        // Computed here: `known` grows with the routes that are registered below.
        const accepts = {
          ...(known.has('PATCH') && { 'Accept-Patch': accepted('PATCH') }),
          ...(known.has('POST') && { 'Accept-Post': accepted('POST') }),
        };
        if (!known.has('OPTIONS')) {
          fastify.options(url, { config: { access: 'public' } }, (_request, reply) => {
            void reply
              .status(204)
              .headers({ Allow: allow, ...accepts })
              .send();
          });
        }
        const rest = METHODS.filter((name) => !known.has(name) && name !== 'OPTIONS' && !notRoutable.has(name));
        fastify.route({
          url,
          method: rest,
          config: { access: 'public' },
          // The body of a rejected method is ignored.
          onRequest: (request, reply) => {
            const error = new AppError('method-not-allowed', `${request.method} is Unsupported method`, {
              headers: { Allow: allow },
            });
            sendProblem(reply, request, error, () => undefined);
          },
          handler: () => undefined,
        });
      }
    },
  };
}
