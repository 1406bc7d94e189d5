import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Wait } from 'testcontainers';
import { until } from '../../../tools/until.ts';
import { request } from './stack/request.ts';
import { Stack } from './stack/stack.ts';

/** `todo` with the password `secret`, as htpasswd and openssl passwd write it. */
const passwordFile = 'todo:$apr1$todotodo$nqitkbiPEWcIDA.EqQEtH1';

/** A backend that responds with the headers it received. */
const echo = (port: number) => `
  require('node:http').createServer((request, response) => response.end(JSON.stringify(request.headers)))
    .listen(${port}, '0.0.0.0', () => console.log('listening'))`;

/** Writes a file and then becomes the nginx of the image. */
function withFile(path: string, content: string): string[] {
  const start = 'exec entrypoint.sh nginx -c /tmp/nginx/conf/nginx.conf -g "daemon off;"';
  return ['sh', '-c', `printf '%s\\n' '${content}' >${path} && ${start}`];
}

describe('the settings of nginx', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.start();
    await Promise.all([stack.server('app_api', echo(8080)), stack.server('frontend_web', echo(3000))]);
  });
  afterAll(() => stack?.stop());

  test('all faults are reported at once, nginx does not start, and no secret is printed', async () => {
    const environment = {
      ROLE: 'edge',
      BACKEND_HOST: 'web;return 200',
      BALANCE: 'least_time',
      BACKEND_MAX_FAILES: '3',
      BACKEND_FAIL_TIMEOUT: 'soon',
      SERVER_NAME: 'a\nb',
      SERVER_PORT: '99999',
      GZIP: 'yes',
      CLIENT_MAX_BODY_SIZE: '1 GB',
      TRUSTED_PROXIES: '10.0.0.0/8,evil',
      BASIC_AUTH_FILE: '/run/secrets/absent',
      TLS_KEY_FILE: '/tmp/key',
      LOG_DIR: '/proc',
      API_PREFIXES: 'todo (docs',
    };
    const { node } = await stack.nginx('faulty', environment, {
      entrypoint: withFile('/tmp/key', 'a-private-key'),
      wait: Wait.forLogMessage('fault(s)'),
      // It exits before it could bind a port.
      ports: [],
    });
    await until('it ended', async () => !(await node.inspect()).State.Running);
    const logs = await node.logs();
    expect((await node.inspect()).State.ExitCode).toBe(1);
    for (const fault of [
      'ROLE must be front (before the site) or api (before the API)',
      'BACKEND_HOST must be host or host:port',
      'BALANCE must be least_conn, round_robin, random, ip_hash or hash',
      'BACKEND_MAX_FAILES is not known: did you mean BACKEND_MAX_FAILS?',
      'BACKEND_FAIL_TIMEOUT must be a time such as 2s',
      'SERVER_NAME must be names separated by single spaces',
      'SERVER_PORT must be a whole number from 1 to 65535',
      'GZIP must be on or off',
      'CLIENT_MAX_BODY_SIZE must be a size such as 1m',
      'TRUSTED_PROXIES must be addresses or networks',
      'BASIC_AUTH_FILE names /run/secrets/absent, which cannot be read',
      'TLS_KEY_FILE needs TLS_CERT_FILE',
      'LOG_DIR names /proc, where the user 101 cannot write',
      'API_PREFIXES must be names separated by single spaces',
    ]) {
      expect(logs).toContain(fault);
    }
    expect(logs).toContain('14 fault(s)');
    expect(logs).not.toContain('a-private-key');
  });

  test('a value that nginx would reject is rejected before, by its name', async () => {
    const { node } = await stack.nginx('values', { ROLE: 'api', BACKEND_HOST: 'app_api' });
    for (const [name, value, words] of [
      ['BACKEND_HOST', 'app_api:99999', 'BACKEND_HOST must have a port from 1 to 65535'],
      ['RESOLVER', '10.0.0.256', 'RESOLVER must be the address of a DNS server'],
      ['TRUSTED_PROXIES', '10.0.0.0/33', 'TRUSTED_PROXIES must be addresses or networks'],
      ['SERVER_NAME', 'to*do.example', 'SERVER_NAME must be names'],
      ['READ_TIMEOUT', '0', 'READ_TIMEOUT must be a time'],
      ['CLIENT_MAX_BODY_SIZE', '0', 'CLIENT_MAX_BODY_SIZE must be a size'],
      ['PUBLIC_HTTPS_PORT', '0', 'PUBLIC_HTTPS_PORT must be a whole number'],
      ['REQUESTS_PER_NETWORK', 'many', 'REQUESTS_PER_NETWORK must be a whole number'],
    ] as const) {
      await expect(node.exec(['entrypoint.sh', 'true'], { [name]: value })).rejects.toThrow(words);
    }
    // Other settings take lists with commas, so these accept them too.
    await node.exec(['entrypoint.sh', 'true'], { TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8,192.0.2.1 ' });
  });

  // Engines set 1,024 by default: half of the clients would wait forever, the others get 500.
  test('with more clients than its initial file limit it raises the limit, or reports that it cannot', async () => {
    const environment = { ROLE: 'api', BACKEND_HOST: 'app_api', WORKER_PROCESSES: '1' };
    const { node, url } = await stack.nginx('files', environment, { openFiles: [1024, 20_000] });
    const agents = Array.from({ length: 1_100 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    try {
      for (let begin = 0; begin < agents.length; begin += 100) {
        const answers = agents.slice(begin, begin + 100).map((agent) => request(`${url}/todo`, { agent }));
        expect((await Promise.all(answers)).filter(({ status }) => status !== 200)).toEqual([]);
      }
    } finally {
      for (const agent of agents) agent.destroy();
    }
    expect(await node.logs()).not.toMatch(/open file|Too many/);

    const few = await stack.nginx('few', environment, { openFiles: [1024, 1024] });
    expect(await few.node.logs()).toContain('WORKER_CONNECTIONS is 480: this container may open 1024 files');
    await expect(few.node.exec(['entrypoint.sh', 'true'], { WORKER_CONNECTIONS: '1000' })).rejects.toThrow(
      'WORKER_CONNECTIONS of 1000 need 2064 open files, and this container may open 1024',
    );
  });

  test('nginx knows every balancing method', async () => {
    const { node } = await stack.nginx('balancing', { ROLE: 'api', BACKEND_HOST: 'app_api' });
    for (const balance of ['least_conn', 'round_robin', 'random', 'ip_hash', 'hash']) {
      await node.exec(['entrypoint.sh', 'true'], { BALANCE: balance });
    }
  });

  test('a password file protects site and API, with a problem from the API, and no backend gets the password', async () => {
    const environment = {
      ROLE: 'front',
      BACKEND_HOST: 'frontend_web',
      API_HOST: 'frontend_web:3000',
      BASIC_AUTH_FILE: '/tmp/passwords',
    };
    const guarded = await stack.nginx('guarded', environment, { entrypoint: withFile('/tmp/passwords', passwordFile) });

    const page = await request(`${guarded.url}/`);
    expect(page.status).toBe(401);
    expect(page.headers['www-authenticate']).toBe('Basic realm="todo"');
    expect(page.text).toContain('asks for a password');
    expect((await request(`${guarded.url}/todo`)).json).toMatchObject({ status: 401, code: 'unauthorized' });

    const headers = { Authorization: `Basic ${Buffer.from('todo:secret').toString('base64')}` };
    const welcome = await request(`${guarded.url}/`, { headers });
    expect(welcome.status).toBe(200);
    expect(welcome.json.authorization).toBeUndefined();
  });

  test('with LOG_DIR each task writes files of its own', async () => {
    const environment = { ROLE: 'api', BACKEND_HOST: 'app_api', LOG_DIR: '/tmp/logs' };
    const start = 'mkdir /tmp/logs && exec entrypoint.sh nginx -c /tmp/nginx/conf/nginx.conf -g "daemon off;"';
    const { node, url } = await stack.nginx('logging', environment, { entrypoint: ['sh', '-c', start] });
    await request(`${url}/todo`, { headers: { 'X-Request-Id': 'written-to-a-file' } });
    const read = () => node.exec(['sh', '-c', 'cat "/tmp/logs/$(hostname)-access.log"']);
    await until('the line is there', async () => (await read()).includes('written-to-a-file'));
    expect(await node.logs()).not.toContain('written-to-a-file');
  });
});
