import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../errors/app-error.js';
import type { Keyset } from './list-cut.js';

const Place = z.tuple([z.union([z.string(), z.number(), z.null()]), z.int()]);

/** Characters of the checksum at the end. */
const checksumLength = 8;

/**
 * Creates the opaque cursor of a position in a list. The checksum binds it to its list, so that it cannot be used with
 * another filter or sort. It is not a secret: a forged cursor is only another position in the same list.
 */
export function encodeCursor({ value, id }: Keyset, list: string): string {
  const place = Buffer.from(JSON.stringify([value, id])).toString('base64url');
  return place + checksum(place, list);
}

/** @throws AppError `invalid-parameter` unless the cursor was made for this very list */
export function decodeCursor(cursor: string, list: string): Keyset {
  const place = cursor.slice(0, -checksumLength);
  const genuine = cursor.slice(-checksumLength) === checksum(place, list);
  const parsed = Place.safeParse(genuine ? parse(place) : undefined);
  if (!parsed.success) {
    throw new AppError('invalid-parameter', 'cursor does not belong to this list: start again without it', {
      errors: [{ pointer: '/cursor', code: 'mismatch', detail: 'take the cursor from the Link of the page before' }],
    });
  }
  const [value, id] = parsed.data;
  return { value, id };
}

/** The checksum is public, so the content that it covers is untrusted. */
function parse(place: string): unknown {
  try {
    return JSON.parse(Buffer.from(place, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function checksum(place: string, list: string): string {
  return crc32(`${list}\0${place}`).toString(16).padStart(checksumLength, '0');
}
