import { cpuSeconds } from './cpu.ts';
import { latency } from './latency.ts';
import { load } from './load.ts';
import { median } from './statistics.ts';

const connectionCount = 16;
const latencyRequests = 300;

/** One address of a running server. */
export interface Contestant {
  name: string;
  url: string;
  pid: number;
  /** Sent with every request. */
  headers?: Record<string, string>;
}

export interface Measured {
  name: string;
  /** Microseconds of server CPU per request; median of the rounds. */
  cpuMicroseconds: number;
  /** Milliseconds, one request at a time; median of the rounds' medians. */
  latencyMs: number;
}

export interface Effort {
  rounds: number;
  /** Duration of the load per contestant and round. */
  seconds: number;
  /** Duration of the load per contestant before the rounds, until its code is fully compiled. */
  warmUpSeconds: number;
}

/**
 * Measures all contestants in alternating rounds, so that other activity of the machine affects all of them alike.
 * All run the whole time: none is measured colder than another.
 */
export async function compare(
  contestants: Contestant[],
  { rounds, seconds, warmUpSeconds }: Effort,
): Promise<Measured[]> {
  for (const { url, headers } of contestants) {
    await load(url, { seconds: warmUpSeconds, connections: connectionCount, headers });
  }
  const results = contestants.map(({ name }) => ({ name, cpu: [] as number[], latency: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const [index, { url, pid, headers }] of contestants.entries()) {
      const before = cpuSeconds(pid);
      const requests = await load(url, { seconds, connections: connectionCount, headers });
      results[index]?.cpu.push(((cpuSeconds(pid) - before) / requests) * 1_000_000);
      results[index]?.latency.push(await latency(url, latencyRequests, headers));
    }
  }
  return results.map(({ name, cpu, latency: times }) => ({
    name,
    cpuMicroseconds: median(cpu),
    latencyMs: median(times),
  }));
}
