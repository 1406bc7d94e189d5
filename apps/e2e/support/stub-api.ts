import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probePort } from '../../../tools/start/services/ports.ts';
import { webProgram } from '../../../tools/start/services/programs.ts';
import { startService } from '../../../tools/start/services/service.ts';

/** The stub's response to a request; undefined for its default. */
export type Answer = (request: IncomingMessage) => Said | undefined;

interface Said {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Site {
  url: string;
  /** The site's output so far. */
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

/** The built site with a stub of the API, for responses that a real API cannot be made to give. */
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
