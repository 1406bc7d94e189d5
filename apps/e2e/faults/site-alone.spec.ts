import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { probePort } from '../../../tools/start/services/ports.ts';
import { webProgram } from '../../../tools/start/services/programs.ts';
import { startService } from '../../../tools/start/services/service.ts';
import { type App, startApp } from '../support/app.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(async () => app.close());

// Cookies are shared by all programs at 127.0.0.1. Without this the page stays blank.
test('a browser with too many cookies is told to delete them', async () => {
  // The site attaches to its server on the first request.
  await (await fetch(app.webUrl, { signal: AbortSignal.timeout(60_000) })).arrayBuffer();
  const { hostname, port } = new URL(app.webUrl);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  socket.write(`GET / HTTP/1.1\r\nHost: ${hostname}\r\nCookie: a=${'x'.repeat(17_000)}\r\n\r\n`);
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain('Content-Type: text/html');
  expect(answer).toContain('Delete the cookies of this address');
});

/** The Content-Encoding of the response to a client that accepts gzip. */
async function encodingOf(url: string): Promise<string | undefined> {
  const call = request(url, { headers: { 'Accept-Encoding': 'gzip' }, timeout: 10_000 }).end();
  const [response] = await once(call, 'response');
  response.resume();
  await once(response, 'end');
  expect(response.statusCode).toBe(200);
  return response.headers['content-encoding'];
}

// Without this, a phone loads three times as much from `npm start`.
test('pages, scripts and the API are compressed where no proxy does it, and only there', async () => {
  const page = await (await fetch(app.webUrl, { signal: AbortSignal.timeout(60_000) })).text();
  const script = /\/_next\/static\/[^"]+\.js/.exec(page)?.[0];
  const addresses = [app.webUrl, `${app.webUrl}${script}`, `${app.apiUrl}/openapi.json`, `${app.webUrl}/openapi.json`];
  for (const address of addresses) expect(await encodingOf(address), address).toBe('gzip');

  const behindProxy = { TODO_COMPRESS: 'false' };
  const other = await startApp({ apiEnv: behindProxy, webEnv: behindProxy });
  try {
    for (const address of [other.webUrl, `${other.apiUrl}/openapi.json`]) {
      expect(await encodingOf(address), address).toBeUndefined();
    }
  } finally {
    await other.close();
  }
});

// Browsers open connections in advance. Without this, each of them holds up the end until the process is killed.
test('a connection that has carried nothing does not hold up the end of the site', async () => {
  const program = webProgram({ port: await probePort(0), apiUrl: app.apiUrl });
  const site = await startService(program);
  const { hostname, port } = new URL(program.url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  site.kill('SIGTERM');
  await closed;
  expect(await site.exited).toEqual({ code: 0, signal: null });
});

// Without this the site reports ready, and every page is an error without a cause.
for (const [name, value] of [
  ['TODO_TRUST_PROXY', 'true'],
  ['TODO_TRUST_PROXY', 'traefik'],
  ['TODO_WEB_ORIGINS', 'todo.example'],
  ['TODO_API_URL', 'http://127.0.0.1:8080/api'],
]) {
  test(`the site does not start with ${name}=${value}, and prints the reason in one line`, async () => {
    const program = webProgram({ port: await probePort(0), apiUrl: app.apiUrl });
    const output: string[] = [];
    const options = {
      env: { [name as string]: value as string },
      onOutput: (chunk: Buffer) => output.push(String(chunk)),
    };
    await expect(startService(program, options)).rejects.toThrow(/ended while it started \(exit code 1\)/);
    const lines = output.join('').split('\n');
    expect(lines.filter((line) => line.includes(`${name} must`))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('    at '))).toEqual([]);
  });
}
