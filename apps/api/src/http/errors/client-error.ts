import { randomUUID } from 'node:crypto';
import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '../../errors/app-error.js';
import { toProblem } from '../../errors/problem.js';

/** Responds with a problem document to input that is not HTTP or has too large headers, and closes the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const appError = tooLarge
    ? new AppError(
        'headers-too-large',
        `the request line and headers are larger than ${maxHeaderSize / 1024} KiB: delete cookies of this site`,
      )
    : new AppError('invalid-parameter', 'the request is not valid HTTP');
  const problem = toProblem(appError, { url: '/', id: randomUUID() });
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
