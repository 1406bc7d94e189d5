import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

const answered = new WeakSet<Server>();

/**
 * Makes a server explain the fault when request headers are too large; Node's own 431 is empty. The cause is usually
 * cookies: all programs on one host name share them, and each gets all of them.
 */
export function answerTooLargeHeaders(server: Server): void {
  if (answered.has(server)) return;
  answered.add(server);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(error.code === 'HPE_HEADER_OVERFLOW' ? tooLarge : badRequest);
  });
}

const badRequest = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Too many cookies</title>
<h1>Too many cookies</h1>
<p>Your browser sends more with each request than this site accepts, mostly cookies that programs at this address have left.</p>
<p>Delete the cookies of this address in your browser, then load the page again. Your todos are safe.</p>
</html>
`;

const tooLarge = [
  'HTTP/1.1 431 Request Header Fields Too Large',
  'Content-Type: text/html; charset=utf-8',
  `Content-Length: ${Buffer.byteLength(page)}`,
  "Content-Security-Policy: default-src 'none'",
  'Cache-Control: no-store',
  'Connection: close',
  '',
  page,
].join('\r\n');
