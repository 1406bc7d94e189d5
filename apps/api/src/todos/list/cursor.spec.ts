import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../errors/app-error.js';
import { decodeCursor, encodeCursor } from './cursor.js';

const list = '["TODO"]';

/** A cursor with a valid checksum, whatever its content: the algorithm is public. */
function forge(text: string): string {
  const place = Buffer.from(text).toString('base64url');
  return place + crc32(`${list}\0${place}`).toString(16).padStart(8, '0');
}

describe('a cursor', () => {
  test.each([
    { value: '2026-11-21 04:00:00.000', id: 9 },
    { value: -1024.5, id: 4_294_967_295 },
    { value: null, id: 1 },
    { value: 'Käse 😀 "quoted" \\ 100%', id: 2 },
  ])('leads back to $value, $id', (place) => {
    const cursor = encodeCursor(place, list);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(cursor, list)).toEqual(place);
  });

  test('of another list does not fit, so that no page is skipped silently', () => {
    expect(() => decodeCursor(encodeCursor({ value: 'a', id: 1 }, list), '["DONE"]')).toThrow(AppError);
  });

  test('with any character changed is refused', () => {
    const cursor = encodeCursor({ value: 'a', id: 1 }, list);
    for (let n = 0; n < cursor.length; n++) {
      const changed = `${cursor.slice(0, n)}${cursor[n] === 'A' ? 'B' : 'A'}${cursor.slice(n + 1)}`;
      expect(() => decodeCursor(changed, list)).toThrow(AppError);
    }
  });

  test('cut off or with something behind it is refused', () => {
    const cursor = encodeCursor({ value: 'a', id: 1 }, list);
    for (const wrong of ['', cursor.slice(0, -1), cursor.slice(1), `${cursor}A`, `${cursor}=`, `${cursor} `]) {
      expect(() => decodeCursor(wrong, list)).toThrow(AppError);
    }
  });

  test('forged with a right checksum is refused unless it names a place', () => {
    expect(decodeCursor(forge('["a",1]'), list)).toEqual({ value: 'a', id: 1 });
    for (const place of [
      '',
      'null',
      '{}',
      '[]',
      '["a"]',
      '["a","1"]',
      '[{},1]',
      '[["a"],1]',
      '["a",1.5]',
      '[true,1]',
      '[',
    ]) {
      expect(() => decodeCursor(forge(place), list)).toThrow(AppError);
    }
  });
});
