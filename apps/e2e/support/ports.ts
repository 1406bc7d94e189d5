import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range of the kernel's ephemeral ports, which could take the port of a stopped server. */
const firstPort = 20_000;
const endPort = 32_768;

/** A port that is free now. Bound explicitly: a restarted container keeps it, while a mapped one would change. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(firstPort, endPort);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
