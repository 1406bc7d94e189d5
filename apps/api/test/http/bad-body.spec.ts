import { describe } from '@jest/globals';
import { limits } from '@todo/shared/limits';
import { type Refusal, testRefusals } from '../support/checks/refusals.js';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const malformed = { status: 400, code: 'malformed-json' } as const;
const validation = { status: 422, code: 'validation' } as const;
const mediaType = { status: 415, code: 'unsupported-media-type' } as const;
const tooLarge = { status: 413, code: 'too-large' } as const;

type Fault = Omit<Refusal, 'method' | 'path'>;

const notJson: Fault[] = [
  { why: 'an empty body', body: '', ...malformed },
  { why: 'text', body: 'Buy milk', ...malformed },
  { why: 'a JSON that ends too early', body: '{"title":"x"', ...malformed },
  { why: 'two JSON values', body: '{"title":"x"}{"title":"y"}', ...malformed },
  { why: 'a trailing comma', body: '{"title":"x",}', ...malformed },
  { why: 'single quotes', body: "{'title':'x'}", ...malformed },
  { why: 'a comment', body: '{"title":"x"/*y*/}', ...malformed },
  { why: 'NaN', body: '{"title":"x","order":NaN}', ...malformed },
  { why: 'Infinity', body: '{"title":"x","order":-Infinity}', ...malformed },
  { why: 'a hexadecimal number', body: '{"title":"x","order":0x10}', ...malformed },
  { why: 'a raw line feed in a string', body: '{"title":"a\nb"}', ...malformed },
  { why: 'a raw NUL in a string', body: '{"title":"a\0b"}', ...malformed },
  { why: 'an unknown escape', body: '{"title":"\\x41"}', ...malformed },
  { why: 'a form', body: 'title=x&status=TODO', ...malformed },
  { why: 'XML', body: '<title>x</title>', ...malformed },
  { why: 'a byte that is no UTF-8', body: bytes('{"title":"a', [0xff], 'b"}'), ...malformed },
  { why: 'a UTF-8 sequence cut off', body: bytes('{"title":"a', [0xe2, 0x82], '"}'), ...malformed },
  { why: 'an overlong UTF-8 slash', body: bytes('{"title":"a', [0xc0, 0xaf], '"}'), ...malformed },
  { why: 'a surrogate in UTF-8', body: bytes('{"title":"a', [0xed, 0xa0, 0x80], '"}'), ...malformed },
  { why: 'a code point beyond Unicode', body: bytes('{"title":"a', [0xf4, 0x90, 0x80, 0x80], '"}'), ...malformed },
  { why: 'latin1', body: Buffer.from('{"title":"Käse"}', 'latin1'), ...malformed },
  { why: 'UTF-16', body: Buffer.from('\ufeff{"title":"x"}', 'utf16le'), ...malformed },
  { why: 'two byte order marks', body: '\ufeff\ufeff{"title":"x"}', ...malformed },
  { why: 'brackets that are never closed', body: '['.repeat(100_000), ...malformed },
];

const notAnObject: Fault[] = [
  { why: 'null', body: 'null', ...validation },
  { why: 'a number', body: '7', ...validation },
  { why: 'a string', body: '"Buy milk"', ...validation },
  { why: 'true', body: 'true', ...validation },
  { why: 'an array of todos', body: '[{"title":"x","status":"TODO"}]', ...validation },
  { why: 'deeply nested arrays', body: `${'['.repeat(100_000)}${']'.repeat(100_000)}`, ...validation },
  { why: 'deeply nested objects', body: `${'{"title":'.repeat(20_000)}1${'}'.repeat(20_000)}`, ...validation },
];

const body = '{"title":"x","status":"TODO"}';
const typed = (type: string): Fault => ({
  why: type || 'an empty content type',
  body,
  headers: { 'Content-Type': type },
  ...mediaType,
});
const wrongType: Fault[] = [
  typed('text/plain'),
  typed('text/html; charset=utf-8'),
  typed('application/xml'),
  typed('application/jsonx'),
  typed('application/octet-stream'),
  typed('multipart/form-data; boundary=x'),
  typed('json'),
  typed('application/json; charset=latin1'),
  typed('application/json; charset=utf-16'),
  typed('application/merge-patch+json; charset="iso-8859-1"'),
  typed('application/x-www-form-urlencoded; charset=windows-1252'),
  ...['gzip', 'deflate', 'br', 'zstd', 'gzip, identity', 'nonsense'].map((encoding) => ({
    why: `Content-Encoding: ${encoding}`,
    body,
    headers: { 'Content-Encoding': encoding },
    ...mediaType,
  })),
  ...['null', '[]', '7', '"x"'].map((json) => ({
    why: `a form type with ${json}, which is no JSON object`,
    body: json,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    ...mediaType,
  })),
];

const padded = (size: number) => body.padEnd(size, ' ');
const sizes: Fault[] = [
  { why: 'one byte more than 256 KiB', body: padded(limits.bodyBytes + 1), ...tooLarge },
  { why: '1 MiB', body: padded(1024 * 1024), ...tooLarge },
  { why: '257 KiB that is no JSON either', body: 'x'.repeat(257 * 1024), ...tooLarge },
];

describe('a body that is not a valid todo is rejected, and nothing is stored', () => {
  const faults = [...notJson, ...notAnObject, ...wrongType, ...sizes];
  testRefusals([
    ...faults.map((fault) => ({ method: 'POST', path: '/todo', ...fault })),
    ...faults.map((fault) => ({ method: 'PATCH', path: '/todo/{id}', ...fault })),
    ...notAnObject.map((fault) => ({ method: 'PUT', path: '/todo/{id}', ...fault })),
    { why: 'no body at all', method: 'POST', path: '/todo', ...validation },
    { why: 'no body at all', method: 'PUT', path: '/todo/{id}', ...validation },
    { why: 'no body at all', method: 'PATCH', path: '/todo/{id}', ...validation },
  ]);
});
