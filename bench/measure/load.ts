import { createRequire } from 'node:module';
import { execa } from 'execa';
import { loadCpu } from './pin.ts';

const autocannon = createRequire(import.meta.url).resolve('autocannon');

/** Sends requests from a separate process. @returns how many were answered @throws when a response is not 200 or 304 */
export async function load(
  url: string,
  options: { seconds: number; connections: number; headers?: Record<string, string> | undefined },
): Promise<number> {
  const { seconds, connections, headers = {} } = options;
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = [autocannon, '--json', '-c', String(connections), '-d', String(seconds), ...sent, url];
  const [program, ...rest] = [...loadCpu, process.execPath, ...args];
  const { stdout } = await execa(program as string, rest, { timeout: (seconds + 30) * 1_000 });
  const result = JSON.parse(stdout) as { '2xx': number; '3xx': number; non2xx: number; errors: number };
  const good = result['2xx'] + result['3xx'];
  const others = result.non2xx - result['3xx'];
  if (others > 0 || result.errors > 0 || good === 0) {
    throw new Error(`${url}: ${good} successful responses, ${others} others, ${result.errors} errors`);
  }
  return good;
}
