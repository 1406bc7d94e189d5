import type { IncomingMessage } from 'node:http';
import { limits } from '@todo/shared/limits';

/** Escapes make three bytes of one, so a form may be that much longer than the text in it. */
const formBytes = limits.bodyBytes * 3;

/** The body of a form post is larger than any todo can be. */
export class FormTooLarge extends Error {
  override name = 'FormTooLarge';
}

/**
 * Reads an `application/x-www-form-urlencoded` body, which is what a browser sends for a plain form.
 * A larger one is read to its end as well, and dropped: a connection that closes before takes the answer with it.
 * @throws FormTooLarge
 */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= formBytes) chunks.push(chunk);
  }
  if (bytes > formBytes) throw new FormTooLarge(`form is larger than ${formBytes} bytes`);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
