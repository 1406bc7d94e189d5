import { connect } from 'node:net';
import type { Answer } from './client.js';

const deadlineMs = 10_000;

/**
 * Sends bytes that no HTTP library would send, and reads the response until the service closes the connection or the
 * announced length has arrived.
 */
export function sendRaw(url: string, ...parts: (string | Uint8Array)[]): Promise<Answer<unknown>> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let received = Buffer.alloc(0);
    const finish = () => {
      socket.destroy();
      const answer = parse(received);
      if (answer) resolve(answer);
      else reject(new Error(`no HTTP answer, but: ${JSON.stringify(received.toString('latin1').slice(0, 200))}`));
    };
    socket.setTimeout(deadlineMs, finish);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (parse(received)?.complete) finish();
    });
    // The service may close before everything is sent; the response until then counts.
    socket.on('error', finish);
    socket.on('close', finish);
    for (const part of parts) socket.write(part);
  });
}

function parse(received: Buffer): (Answer<unknown> & { complete: boolean }) | undefined {
  const end = received.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = received.subarray(0, Math.max(end, 0)).toString('latin1').split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1];
  if (status === undefined) return undefined;
  const headers = new Headers(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const bytes = received.subarray(end + 4);
  const text = bytes.toString('utf8');
  const length = headers.get('content-length');
  return {
    status: Number(status),
    headers,
    text,
    body: text.startsWith('{') ? JSON.parse(text.slice(0, text.lastIndexOf('}') + 1)) : undefined,
    complete: length !== null && bytes.length >= Number(length),
  };
}
