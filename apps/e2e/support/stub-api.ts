import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probePort } from '../../../tools/start/services/ports.ts';
import { webProgram } from '../../../tools/start/services/programs.ts';
import { startService } from '../../../tools/start/services/service.ts';

/** What the stand-in answers a request with; undefined for what it says by itself. */
export type Answer = (request: IncomingMessage) => Said | undefined;

interface Said {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Site {
  url: string;
  /** All that the site has written to its output. */
  log(): string;
  close(): Promise<void>;
}

export const row = {
  id: 7,
  title: 'a todo',
  content: '',
  status: 'TODO',
  created: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  completed: false,
  due: null,
  order: 1,
  version: 1,
  url: 'http://api.example/todo/7',
};

/** The built site in front of a stand-in for the API, for what the API of a test cannot be made to say. */
export async function siteBefore(answer: Answer, env: Record<string, string> = {}): Promise<Site> {
  const api = createServer((request, response) => {
    const isPolicy = request.url?.startsWith('/users/policy');
    const itself: Said = { body: isPolicy ? { auth: 'open', registration: 'open' } : [] };
    const { status = 200, headers = {}, body } = answer(request) ?? itself;
    request.resume();
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const { port } = api.address() as AddressInfo;
  const program = webProgram({ port: await probePort(0), apiUrl: `http://127.0.0.1:${port}` });
  let output = '';
  const onOutput = (chunk: Buffer) => {
    output += chunk;
  };
  const site = await startService(program, { onOutput, env });
  return {
    url: program.url,
    log: () => output,
    async close() {
      await site.stop();
      api.closeAllConnections();
      await new Promise((resolve) => api.close(resolve));
    },
  };
}
