import { createServer } from 'node:net';

/**
 * Binds and releases a TCP port of the loopback interface.
 * @param port 0 lets the operating system choose a free one
 * @returns the port that was bound
 * @throws NodeJS.ErrnoException, EADDRINUSE when another process has it
 */
export function probePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
