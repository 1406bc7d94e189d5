import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../tools/until.ts';
import type { Node } from '../support/container.ts';
import { request } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

const previewKey = 'preview-key-of-16-or-more';
const flipCount = 6;
const clientCount = 16;

describe('blue and green', () => {
  let stack: Stack;
  let tier: Tier;
  let blue: Node;
  let green: Node;
  let names: Record<'blue' | 'green', string>;

  beforeAll(async () => {
    stack = await Stack.start();
    blue = await stack.api('api_blue');
    green = await stack.api('api_green');
    const environment = {
      ROLE: 'api',
      BACKEND_HOST_BLUE: 'api_blue',
      BACKEND_HOST_GREEN: 'api_green',
      PREVIEW_KEY_FILE: '/tmp/key',
    };
    const start = `printf ${previewKey} >/tmp/key && exec entrypoint.sh nginx -c /tmp/nginx/conf/nginx.conf -g "daemon off;"`;
    tier = await stack.nginx('app_nginx', environment, { entrypoint: ['sh', '-c', start] });
    const nameOf = async (node: Node) => (await node.inspect()).Config.Hostname;
    names = { blue: await nameOf(blue), green: await nameOf(green) };
  });
  afterAll(() => stack?.stop());

  const answeredBy = async (headers = {}) => (await request(`${tier.url}/hc`, { headers })).headers['served-by'];
  const switchTo = (color: string) => tier.node.exec(['switch-color', color]);

  test('the first color answers, and a preview request gets the other: it can be tried before users get it', async () => {
    expect(await answeredBy()).toBe(names.blue);
    expect(await answeredBy({ 'X-Preview-Key': previewKey })).toBe(names.green);
    expect(
      (await request(`${tier.url}/hc`, { headers: { 'X-Preview-Key': previewKey } })).headers['x-preview-color'],
    ).toBe('green');
    for (const guess of ['', previewKey.toUpperCase(), `${previewKey}x`, '.*']) {
      expect(await answeredBy({ 'X-Preview-Key': guess })).toBe(names.blue);
    }
  });

  test('switching back and forth under load fails no request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: clientCount });
    const outcomes: Record<string, number> = {};
    let running = true;
    const client = async (number: number) => {
      for (let count = 0; running; count++) {
        const isWrite = (count + number) % 5 === 0;
        const options = isWrite
          ? { method: 'POST', body: '{"title":"x"}', headers: { 'Content-Type': 'application/json' }, agent }
          : { agent };
        const outcome = await request(`${tier.url}${isWrite ? '/todo' : '/todo?limit=1'}`, options).then(
          ({ status }) => String(status),
          (error: Error) => error.message,
        );
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    };
    const clients = Promise.all(Array.from({ length: clientCount }, (_, number) => client(number)));
    const durations: number[] = [];
    try {
      for (let flip = 0; flip < flipCount; flip++) {
        const color = flip % 2 === 0 ? 'green' : 'blue';
        const begin = Date.now();
        expect(await switchTo(color)).toBe(`${color}\n`);
        durations.push(Date.now() - begin);
        const sofar = () => Object.values(outcomes).reduce((sum, count) => sum + count, 0);
        const before = sofar();
        await until('the load went on', async () => sofar() > before + 500);
        expect(await answeredBy()).toBe(names[color]);
      }
    } finally {
      running = false;
      await clients;
    }
    agent.destroy();
    console.info(`${flipCount} switches of ${Math.max(...durations)} ms at most: ${JSON.stringify(outcomes)}`);
    expect(Object.keys(outcomes).sort()).toEqual(['200', '201']);
  });

  test('a color that is not ready gets no requests', async () => {
    await green.kill();
    await expect(switchTo('green')).rejects.toThrow('green is not ready');
    expect(await answeredBy()).toBe(names.blue);
    expect(await tier.node.exec(['switch-color'])).toBe('blue\n');
    await expect(switchTo('red')).rejects.toThrow("'red' is not a color: use blue or green");
  });
});
