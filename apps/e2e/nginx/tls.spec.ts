import http2 from 'node:http2';
import https from 'node:https';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { certificate, withCertificate } from './stack/certificate.ts';
import { request } from './stack/request.ts';
import { Stack, type Tier } from './stack/stack.ts';

describe('an installation with a certificate', () => {
  let stack: Stack;
  let front: Tier;

  beforeAll(async () => {
    stack = await Stack.start();
    await stack.api();
    await Promise.all([stack.apiTier(), stack.web()]);
    const environment = {
      ROLE: 'front',
      BACKEND_HOST: 'frontend_web',
      API_HOST: 'app_nginx',
      ...certificate,
    };
    // The one address of the two tiers that the API must trust: https comes from the front.
    front = await stack.nginx('frontend_nginx', environment, { entrypoint: withCertificate() });
  });
  afterAll(() => stack?.stop());

  test('redirects http to the same address with https', async () => {
    const answer = await request(`${front.url}/items/7?back=%2F`, { headers: { Host: 'todo.example' } });
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe('https://todo.example/items/7?back=%2F');
  });

  test('speaks HTTP/2 and tells browsers to use https from now on (HSTS)', async () => {
    const session = http2.connect(`https://localhost:${front.httpsPort}`, { rejectUnauthorized: false });
    try {
      const stream = session.request({ ':path': '/', 'user-agent': 'test' });
      const headers = await new Promise<http2.IncomingHttpHeaders>((resolve, reject) => {
        stream.on('response', resolve);
        stream.on('error', reject);
      });
      stream.resume();
      expect(headers[':status']).toBe(200);
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    } finally {
      session.close();
    }
  });

  test('returns addresses with https, through both tiers', async () => {
    const body = '{"title":"by https"}';
    const created = await new Promise<{ url: string }>((resolve, reject) => {
      const options = { port: front.httpsPort, path: '/todo', method: 'POST', rejectUnauthorized: false };
      const call = https.request({ ...options, headers: { 'Content-Type': 'application/json' } }, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve(JSON.parse(text));
      });
      call.on('error', reject);
      call.end(body);
    });
    expect(created.url).toMatch(new RegExp(`^https://localhost:${front.httpsPort}/todo/\\d+$`));
  });

  test.each(['TLSv1.1', 'TLSv1.3'] as const)('%s', async (version) => {
    const outcome = await new Promise<string>((resolve) => {
      const options = { port: front.httpsPort, rejectUnauthorized: false, ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const socket = connect({ ...options, minVersion: version, maxVersion: version }, () => {
        resolve(String(socket.getProtocol()));
        socket.destroy();
      });
      socket.on('error', () => resolve('refused'));
    });
    expect(outcome).toBe(version === 'TLSv1.3' ? version : 'refused');
  });
});

describe('the redirect from HTTP to HTTPS', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start();
    const ready = "require('node:http').createServer((_, response) => response.end()).listen(3000, '0.0.0.0'";
    await stack.server('frontend_web', `${ready}, () => console.log('listening'))`);
  });
  afterAll(() => stack?.stop());

  /** Where a front with these settings redirects requests for each of these hosts. */
  async function redirects(environment: Record<string, string>, hosts: string[], names?: string) {
    const settings = { ROLE: 'front', BACKEND_HOST: 'frontend_web', ...certificate, ...environment };
    const front = await stack.nginx('front', settings, { entrypoint: withCertificate(names) });
    const answers = hosts.map((Host) => request(`${front.url}/items/7?back=%2F`, { headers: { Host } }));
    return (await Promise.all(answers)).map(({ status, headers }) => `${status} ${headers.location}`);
  }

  // nginx's own port is one of the container: nothing listens there on the machine.
  test('has the published port, and none if that is the default', async () => {
    const inside = { TLS_PORT: '8443' };
    expect(await redirects(inside, ['todo.example', 'todo.example:8080'])).toEqual([
      '301 https://todo.example/items/7?back=%2F',
      '301 https://todo.example/items/7?back=%2F',
    ]);
    expect(await redirects({ ...inside, PUBLIC_HTTPS_PORT: '9443' }, ['todo.example'])).toEqual([
      '301 https://todo.example:9443/items/7?back=%2F',
    ]);
  });

  // Otherwise a cache in front could redirect everybody to the host that the first client sent.
  test('leads only to names of SERVER_NAME or of the certificate', async () => {
    const hosts = ['todo.example', 'www.todo.example', 'evil.example', 'TODO.example.evil.example'];
    const ours = ['todo.example', 'www.todo.example', 'todo.example', 'todo.example'];
    const expected = ours.map((name) => `301 https://${name}/items/7?back=%2F`);
    expect(await redirects({ SERVER_NAME: 'todo.example, *.todo.example' }, hosts)).toEqual(expected);
    const names = '-addext subjectAltName=DNS:todo.example,DNS:*.todo.example';
    expect(await redirects({}, hosts, names)).toEqual(expected);
  });
});
