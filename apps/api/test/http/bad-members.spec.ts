import { describe } from '@jest/globals';
import { type Refusal, testRefusals } from '../support/checks/refusals.js';

const lone = '\\ud800';

/** Members with invalid values, written as JSON. */
const badMembers: { why: string; json: string; pointer: string }[] = [
  { why: 'title is a number', json: '"title":7', pointer: '/title' },
  { why: 'title is null', json: '"title":null', pointer: '/title' },
  { why: 'title is true', json: '"title":true', pointer: '/title' },
  { why: 'title is an array', json: '"title":["x"]', pointer: '/title' },
  { why: 'title is an object', json: '"title":{"toString":"x"}', pointer: '/title' },
  { why: 'title is empty', json: '"title":""', pointer: '/title' },
  { why: 'title is only spaces', json: '"title":" \\t\\n\\u00a0\\u3000 "', pointer: '/title' },
  { why: 'title has 189 characters', json: `"title":"${'x'.repeat(189)}"`, pointer: '/title' },
  { why: 'title has 189 emoji', json: `"title":"${'😀'.repeat(189)}"`, pointer: '/title' },
  { why: 'title has a NUL', json: '"title":"a\\u0000b"', pointer: '/title' },
  { why: 'title has a lone surrogate', json: `"title":"a${lone}b"`, pointer: '/title' },
  { why: 'title ends with a lone low surrogate', json: '"title":"a\\udc00"', pointer: '/title' },
  { why: 'title is deeply nested', json: `"title":${'['.repeat(50_000)}${']'.repeat(50_000)}`, pointer: '/title' },
  { why: 'content is a number', json: '"title":"x","content":1', pointer: '/content' },
  { why: 'content is an array', json: '"title":"x","content":[]', pointer: '/content' },
  { why: 'content has 60,001 bytes', json: `"title":"x","content":"${'x'.repeat(60_001)}"`, pointer: '/content' },
  {
    why: 'content has 60,004 bytes of emoji',
    json: `"title":"x","content":"${'😀'.repeat(15_001)}"`,
    pointer: '/content',
  },
  { why: 'content has a NUL', json: '"title":"x","content":"\\u0000"', pointer: '/content' },
  { why: 'content has a lone surrogate', json: `"title":"x","content":"${lone}"`, pointer: '/content' },
  { why: 'status is unknown', json: '"title":"x","status":"WAITING"', pointer: '/status' },
  { why: 'status is in lower case', json: '"title":"x","status":"done"', pointer: '/status' },
  { why: 'status is ALL', json: '"title":"x","status":"ALL"', pointer: '/status' },
  { why: 'status is empty', json: '"title":"x","status":""', pointer: '/status' },
  { why: 'status is null', json: '"title":"x","status":null', pointer: '/status' },
  { why: 'status is an array', json: '"title":"x","status":["DONE"]', pointer: '/status' },
  { why: 'status is a prototype key', json: '"title":"x","status":"__proto__"', pointer: '/status' },
  { why: 'completed is a string', json: '"title":"x","status":"DONE","completed":"true"', pointer: '/completed' },
  { why: 'completed is 1', json: '"title":"x","status":"DONE","completed":1', pointer: '/completed' },
  { why: 'completed contradicts status', json: '"title":"x","status":"TODO","completed":true', pointer: '/completed' },
  { why: 'due is a number', json: '"title":"x","due":20261130', pointer: '/due' },
  { why: 'due is empty', json: '"title":"x","due":""', pointer: '/due' },
  { why: 'due is a timestamp', json: '"title":"x","due":"2026-11-30T10:00:00Z"', pointer: '/due' },
  { why: 'due is a day that is not', json: '"title":"x","due":"2026-02-30"', pointer: '/due' },
  { why: 'due is a leap day of no leap year', json: '"title":"x","due":"2100-02-29"', pointer: '/due' },
  { why: 'due is in the month 13', json: '"title":"x","due":"2026-13-01"', pointer: '/due' },
  { why: 'due is before the year 1000', json: '"title":"x","due":"0999-12-31"', pointer: '/due' },
  { why: 'due is after the year 9999', json: '"title":"x","due":"10000-01-01"', pointer: '/due' },
  { why: 'due is in words', json: '"title":"x","due":"tomorrow"', pointer: '/due' },
  { why: 'order is a string', json: '"title":"x","order":"1"', pointer: '/order' },
  { why: 'order is null', json: '"title":"x","order":null', pointer: '/order' },
  { why: 'order is 1e999', json: '"title":"x","order":1e999', pointer: '/order' },
  { why: 'order is -1e999', json: '"title":"x","order":-1e999', pointer: '/order' },
  { why: 'order is 1e300', json: '"title":"x","order":1e300', pointer: '/order' },
  { why: 'order is beyond 2^52', json: '"title":"x","order":4503599627370497', pointer: '/order' },
];

/** The same faults in a write to an existing todo, where `version` is validated too. */
const badVersions = ['0', '-1', '1.5', '"1"', 'null', '1e999', '99999999999999999999'].map((version) => ({
  why: `version is ${version}`,
  json: `"title":"x","version":${version}`,
  pointer: '/version',
}));

const withStatus = (json: string) => (json.includes('"status"') ? json : `${json},"status":"TODO"`);
const validation = { status: 422, code: 'validation' } as const;

describe('an invalid member is reported with its pointer', () => {
  testRefusals([
    ...badMembers.map(({ json, ...rest }) => ({
      ...rest,
      ...validation,
      method: 'POST',
      path: '/todo',
      body: `{${json}}`,
    })),
    ...[...badMembers, ...badVersions].map(({ json, ...rest }) => ({
      ...rest,
      ...validation,
      method: 'PUT',
      path: '/todo/{id}',
      body: `{${withStatus(json)}}`,
    })),
    ...[...badMembers, ...badVersions].map(({ json, ...rest }) => ({
      ...rest,
      ...validation,
      method: 'PATCH',
      path: '/todo/{id}',
      body: `{${json}}`,
    })),
    ...[...badMembers.slice(0, 12), ...badVersions].map(({ json, ...rest }) => ({
      ...rest,
      ...validation,
      method: 'PUT',
      path: '/todo',
      body: `{"id":{id},${withStatus(json)}}`,
    })),
  ] satisfies Refusal[]);
});

const ids = ['0', '-1', '1.5', '"1"', 'null', '[1]', '4294967296', '99999999999999999999', '1e999'];

describe('an invalid id is reported', () => {
  testRefusals([
    {
      why: 'no id',
      method: 'PUT',
      path: '/todo',
      body: '{"title":"x","status":"TODO"}',
      ...validation,
      pointer: '/id',
    },
    ...ids.map((id) => ({
      why: `id ${id}`,
      method: 'PUT',
      path: '/todo',
      body: `{"id":${id},"title":"x","status":"TODO"}`,
      ...validation,
      pointer: '/id',
    })),
    ...ids.flatMap((id) =>
      ['before', 'after'].map((side) => ({
        why: `${side} ${id}`,
        method: 'PATCH',
        path: '/todo/{id}',
        body: `{"${side}":${id}}`,
        ...validation,
        pointer: `/${side}`,
      })),
    ),
    { why: 'before and after', method: 'PATCH', path: '/todo/{id}', body: '{"before":1,"after":2}', ...validation },
    { why: 'order and before', method: 'PATCH', path: '/todo/{id}', body: '{"order":1,"before":2}', ...validation },
    { why: 'no title', method: 'POST', path: '/todo', body: '{}', ...validation, pointer: '/title' },
    { why: 'no title', method: 'PUT', path: '/todo/{id}', body: '{"status":"TODO"}', ...validation, pointer: '/title' },
    { why: 'no status', method: 'PUT', path: '/todo/{id}', body: '{"title":"x"}', ...validation, pointer: '/status' },
    {
      why: 'the title only on the prototype',
      method: 'POST',
      path: '/todo',
      body: '{"__proto__":{"title":"x"}}',
      ...validation,
      pointer: '/title',
    },
  ] satisfies Refusal[]);
});
