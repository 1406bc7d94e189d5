import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Failure } from '../../../../tools/failure.ts';

const lastLine = '-- Dump completed';

/** @throws Failure when the file is no backup, or only the first part of one */
export async function requireWhole(file: string): Promise<void> {
  let end = '';
  try {
    await pipeline(createReadStream(file), createGunzip(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) end = (end + chunk.toString('latin1')).slice(-200);
    });
  } catch (error) {
    throw new Failure(`${file} can't be read as a backup: ${(error as Error).message}`);
  }
  if (!end.includes(lastLine)) throw new Failure(`${file} is not a complete backup: its last line is missing`);
}
