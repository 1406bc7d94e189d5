import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Shorter answers fit into one packet as they are. */
const fromBytes = 1_000;

/**
 * Compresses answers for whoever accepts it, where no proxy in front does. Texts as a whole only: events that are sent
 * one by one must not wait for a block to be full.
 */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(compress, {
    threshold: fromBytes,
    encodings: ['br', 'gzip'],
    customTypes: /^(?:application\/(?:problem\+)?json|text\/(?:html|css|javascript|plain))(?:;|$)/,
    globalDecompression: false,
  });
}
