import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Milliseconds for the first bytes of a connection that was accepted just before the server closed. */
const graceMs = 1_000;

/**
 * When the service closes, ends connections that have carried nothing, which browsers and clients open in advance: Node
 * counts them as busy and would wait for them.
 */
export function endUnusedConnections(fastify: FastifyInstance): void {
  const open = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  fastify.addHook('preClose', (done) => {
    setTimeout(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, graceMs).unref();
    done();
  });
}
