import type { IncomingMessage } from 'node:http';
import { limits } from '@todo/shared/limits';

/** Percent-encoding turns one byte into three, so a form may be three times as long as its text. */
const formBytes = limits.bodyBytes * 3;

/** The body of a form post is larger than any todo can be. */
export class FormTooLarge extends Error {
  override name = 'FormTooLarge';
}

/**
 * Reads an `application/x-www-form-urlencoded` body, which is what a browser sends for a plain form.
 * A larger one is also read to its end, and discarded: closing the connection earlier would lose the response.
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
