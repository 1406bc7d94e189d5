import { Agent, get } from 'node:http';
import { median } from './statistics.ts';

/** Median milliseconds of requests sent one after the other on one connection. */
export async function latency(url: string, requests: number, headers: Record<string, string> = {}): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let n = 0; n < requests; n++) {
    const started = performance.now();
    await request(url, agent, headers);
    times.push(performance.now() - started);
  }
  agent.destroy();
  return median(times);
}

function request(url: string, agent: Agent, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers, timeout: 10_000 }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200 || response.statusCode === 304
          ? resolve()
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
      response.once('error', reject);
    }).once('error', reject);
  });
}
