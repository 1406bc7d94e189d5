import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getContainerRuntimeClient } from 'testcontainers';
import type { Node } from '../support/container.ts';
import { request } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

const images = ['API_IMAGE', 'WEB_IMAGE', 'NGINX_IMAGE'] as const;

/** Size that our layers may add to the base image. */
const limitBytes = { API_IMAGE: 120e6, WEB_IMAGE: 80e6, NGINX_IMAGE: 1e6 };

describe.each(images)('%s', (variable) => {
  const image = async () => {
    const { container } = await getContainerRuntimeClient();
    return container.dockerode.getImage(process.env[variable] as string);
  };

  test('runs as a user that owns nothing, is labeled with its commit, and is small', async () => {
    const { Config, Size } = await (await image()).inspect();
    expect(Config.User).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(Config.Labels?.['org.opencontainers.image.revision']).toMatch(/^(?:[0-9a-f]{12}|dev)$/);
    expect(Config.Healthcheck?.Test).toBeDefined();
    const layers: { Size: number; CreatedBy: string }[] = await (await image()).history();
    const own = layers.slice(0, layers.findIndex(({ CreatedBy }) => /WORKDIR|install -d/.test(CreatedBy)) + 1);
    const added = own.reduce((sum, layer) => sum + layer.Size, 0);
    console.info(`${variable}: ${Math.round(Size / 1e6)} MB, ${(added / 1e6).toFixed(1)} MB of them ours`);
    expect(own.length).toBeGreaterThan(0);
    expect(added).toBeLessThan(limitBytes[variable]);
  });

  test('contains nothing of the machine that built it', async () => {
    const layers: { CreatedBy: string }[] = await (await image()).history();
    const { Config } = await (await image()).inspect();
    const recorded = JSON.stringify([layers.map(({ CreatedBy }) => CreatedBy), Config.Env]);
    expect(recorded).not.toMatch(/registry|cafile|npm-ca|password|secret/i);
  });
});

describe('the health of a container', () => {
  const readinessServer = `
    let status = 503;
    require('node:http').createServer((request, response) => {
      if (request.url.startsWith('/become')) status = Number(request.url.split('/')[2]);
      response.statusCode = request.url === '/readyz' ? status : 200;
      response.end();
    }).listen(8080, '0.0.0.0', () => console.log('listening'))`;

  test('depends on readiness first, then only on liveness: losing the database must not cause a restart', async () => {
    const stack = await Stack.start();
    try {
      const server = await stack.server('server', readinessServer);
      const check = () => server.exec(['./health.sh', '8080']);
      const become = (status: number) => server.exec(['node', '-e', `fetch('http://127.0.0.1:8080/become/${status}')`]);
      await expect(check()).rejects.toThrow('/readyz answered 503');
      await become(200);
      await check();
      await become(503);
      await check();
      expect(await server.exec(['sh', '-c', 'ls /tmp'])).toMatch(/^ready-\d+\n$/);
    } finally {
      await stack.stop();
    }
  });
});

describe('processes that receive SIGTERM', () => {
  let stack: Stack;
  let tier: Tier;
  let api: Node;
  let web: Node;

  beforeAll(async () => {
    stack = await Stack.start();
    api = await stack.api();
    [tier, web] = await Promise.all([stack.apiTier(), stack.web()]);
  });
  afterAll(() => stack?.stop());

  test('exit at once, with exit code 0', async () => {
    await request(`${tier.url}/todo`);
    for (const node of [web, tier.node, api]) {
      await node.stop();
      const { ExitCode, OOMKilled } = (await node.inspect()).State;
      expect({ ExitCode, OOMKilled }).toEqual({ ExitCode: 0, OOMKilled: false });
    }
  });
});
