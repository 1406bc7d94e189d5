import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Shorter responses fit into one packet uncompressed. */
const fromBytes = 1_000;

/**
 * Compresses responses for clients that accept it, where no proxy in front does. Complete texts only: events that are
 * sent one by one must not wait for a full block.
 */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  await fastify.register(compress, {
    threshold: fromBytes,
    encodings: ['br', 'gzip'],
    customTypes: /^(?:application\/(?:problem\+)?json|text\/(?:calendar|html|css|javascript|plain))(?:;|$)/,
    globalDecompression: false,
  });
}
