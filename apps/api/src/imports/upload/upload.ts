import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
import { createDeflateRaw, createInflateRaw } from 'node:zlib';
import { limits } from '@todo/shared/limits';
import { AppError } from '../../errors/app-error.js';
import type { SourceFile } from '../sources/source-file.js';

/** A file that somebody sent, deflated: lists of todos shrink to a tenth. */
export class Upload implements SourceFile {
  constructor(
    private readonly parts: readonly Buffer[],
    /** SHA-256 of the file in hex, where it has just been received. */
    readonly digest = '',
  ) {}

  /** Reads a file to its end. @throws AppError `too-large` */
  static async receive(file: Readable): Promise<Upload> {
    const hash = createHash('sha256');
    const parts: Buffer[] = [];
    await piped(
      file,
      (bytes: AsyncIterable<Buffer>) => measured(bytes, (part) => hash.update(part)),
      createDeflateRaw({ level: 1 }),
      async (deflated: AsyncIterable<Buffer>) => {
        for await (const part of deflated) parts.push(part);
      },
    );
    return new Upload(parts, hash.digest('hex'));
  }

  /** The whole of it as it is kept. */
  deflated(): Buffer {
    return Buffer.concat(this.parts);
  }

  bytes(): AsyncIterable<Buffer> {
    const inflate = createInflateRaw();
    // Its error is the one that the reader gets; a reader that stops early ends it.
    pipeline(Readable.from(this.parts), inflate, () => undefined);
    return inflate;
  }
}

async function* measured(bytes: AsyncIterable<Buffer>, see: (part: Buffer) => void): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const part of bytes) {
    length += part.length;
    if (length > limits.importBytes) {
      throw new AppError('too-large', `the file is larger than ${limits.importBytes / 1e6} MB: import it in parts`);
    }
    see(part);
    yield part;
  }
}
