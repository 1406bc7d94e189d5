import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** Milliseconds for the first bytes of a connection that was accepted just before the server closed. */
const graceMs = 1_000;

/**
 * Watches the connections of this process.
 * @returns a function that ends those that have carried nothing, which browsers open in advance: Node counts them as
 * busy, and Next would wait for them
 */
export function watchUnusedConnections(): () => void {
  const open = new Set<Socket>();
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket };
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    setTimeout(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, graceMs).unref();
  };
}
