import { unreadable } from './unreadable.js';

/** Bytes at the beginning by which the encoding is known. */
const sampleBytes = 64;

/**
 * Decodes a file piece by piece: UTF-16 with or without its mark, else UTF-8. The mark is no part of the text.
 * @throws AppError `import-unreadable` for any other encoding
 */
export async function* textsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const part of bytes) {
      decoder ??= new TextDecoder(encodingOf(part), { fatal: true });
      const text = decoder.decode(part, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder?.decode();
    if (rest) yield rest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw unreadable('the file is not text in UTF-8: save it as "CSV UTF-8", or as Unicode text', 'encoding');
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Of Latin letters every second byte is zero, and there is none in UTF-8.
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = (offset: number) => sample.filter((byte, n) => byte === 0 && n % 2 === offset).length;
  if (zeros(0) + zeros(1) === 0) return 'utf-8';
  return zeros(1) >= zeros(0) ? 'utf-16le' : 'utf-16be';
}
