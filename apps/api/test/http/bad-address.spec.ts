import { describe } from '@jest/globals';
import { type Refusal, testRefusals } from '../support/checks/refusals.js';

const parameter = { status: 400, code: 'invalid-parameter' } as const;
const notFound = { status: 404, code: 'not-found' } as const;

const queries: { query: string; pointer?: string }[] = [
  ...['WAITING', 'todo', 'TODO,', ',TODO', 'TODO,,DONE', 'TODO;DONE', 'ALL,TODO', '__proto__', '%20', '%00'].map(
    (value) => ({
      query: `status=${value}`,
      pointer: '/status',
    }),
  ),
  { query: `q=${'x'.repeat(201)}`, pointer: '/q' },
  { query: `q=${encodeURIComponent('😀'.repeat(201))}`, pointer: '/q' },
  { query: 'q=a%00b', pointer: '/q' },
  ...[
    'tomorrow',
    '2026-11-01',
    '2026-11-01..',
    '..2026-11-01',
    '2026-11-01..2026-11-31',
    '1..2',
    'a..b..c',
    'null',
  ].map((value) => ({ query: `due=${value}`, pointer: '/due' })),
  ...['Berlin', 'Europe/Atlantis', '../../etc/passwd', 'UTC%00'].map((value) => ({
    query: `due=today&tz=${value}`,
    pointer: '/tz',
  })),
  ...['id', 'TITLE', '-title', 'updated,title', '--updated', 'updated;DROP TABLE todo', 'constructor'].map((value) => ({
    query: `sort=${encodeURIComponent(value)}`,
    pointer: '/sort',
  })),
  ...['0', '-1', '1.5', '1e2', '0x10', 'ten', '%2B5', '1%20', '99999999999999999999', 'NaN', 'null'].map((value) => ({
    query: `limit=${value}`,
    pointer: '/limit',
  })),
  ...['2', 'maybe', 'null'].map((value) => ({ query: `count=${value}`, pointer: '/count' })),
  ...['2', 'maybe', 'null'].map((value) => ({ query: `deleted=${value}`, pointer: '/deleted' })),
  ...['x', 'AAAA', 'bnVsbA', `${'A'.repeat(2_001)}`, '..%2F..%2F', '%F0%9F%98%80', 'e30=', '0'].map((value) => ({
    query: `cursor=${value}`,
    pointer: '/cursor',
  })),
  { query: 'status=TODO&status=DONE', pointer: '/status' },
  { query: 'q=a&q=b', pointer: '/q' },
  { query: 'limit=1&limit=2', pointer: '/limit' },
  { query: 'sort=title&sort=title', pointer: '/sort' },
  { query: 'cursor=a&cursor=b', pointer: '/cursor' },
  { query: 'deleted=true&sort=title', pointer: '/sort' },
  { query: 'q=%zz' },
  { query: 'q=%' },
  { query: 'q=%ff' },
  { query: 'q=%ed%a0%80' },
  { query: '%c0%af=1' },
];

const ids = [
  ...['0', '-1', '+1', '01', '1.5', '1e3', '0x1', 'abc', 'null', '%20', '1%20', '1%00', '%EF%BC%91', '4294967296'],
  ...[
    '99999999999999999999',
    '__proto__',
    'constructor',
    '..%2F1',
    '1;2',
    `${'9'.repeat(900)}`,
    '4294967295',
    '999999',
  ],
];

describe('GET /todo rejects an invalid parameter instead of guessing', () => {
  testRefusals(
    queries.map(({ query, pointer }) => ({
      why: 'is no filter, sort or page',
      method: 'GET',
      path: `/todo?${query}`,
      ...(pointer && { pointer }),
      ...parameter,
    })),
  );
});

describe('DELETE /todo deletes nothing unless the filter is valid', () => {
  testRefusals(
    [
      ...[
        '',
        '?',
        '?status=',
        '?q=milk',
        '?due=overdue',
        '?deleted=true',
        '?STATUS=ALL',
        '?status=all',
        '?status=ALL,',
      ],
      ...[
        '?status=ALL&status=DONE',
        '?status=ALL&q=a%00',
        '?status=ALL&due=soon',
        '?status=ALL&deleted=2',
        '?status=%zz',
      ],
    ].map((query) => ({ why: 'names no clear filter', method: 'DELETE', path: `/todo${query}`, ...parameter })),
  );
});

describe('an unknown path is a 404', () => {
  const methods: { method: string; suffix?: string; body?: string }[] = [
    { method: 'GET' },
    { method: 'DELETE' },
    { method: 'DELETE', suffix: '?deleted=true' },
    { method: 'PUT', body: '{"title":"x","status":"TODO"}' },
    { method: 'PATCH', body: '{"title":"x"}' },
    { method: 'POST', suffix: '/restore' },
  ];
  testRefusals([
    ...methods.flatMap(({ method, suffix = '', body }) =>
      ids.map((id) => ({ why: 'no such todo', method, path: `/todo/${id}${suffix}`, body, ...notFound })),
    ),
    ...[
      '/',
      '/todos',
      '/todo/',
      '/todo/{id}/',
      '/todo/{id}/restored',
      '/TODO',
      '/todo/%zz',
      '/todo/%ff',
      '/%00',
      '/hc/x',
    ].map((path) => ({ why: 'no such path', method: 'GET', path, ...notFound })),
    { why: 'too long', method: 'GET', path: `/todo/${'9'.repeat(2_000)}`, ...notFound },
    { why: 'deleted is junk', method: 'DELETE', path: '/todo/{id}?deleted=2', ...parameter, pointer: '/deleted' },
    { why: 'deleted twice', method: 'DELETE', path: '/todo/{id}?deleted=true&deleted=true', ...parameter },
    { why: 'not in the trash', method: 'DELETE', path: '/todo/{id}?deleted=true', ...notFound },
  ] satisfies Refusal[]);
});
