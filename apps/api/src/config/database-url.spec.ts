import { describe, expect, test } from '@jest/globals';
import { parseDatabaseUrl } from './database-url.js';

const base = { host: 'mysql_master', port: 3306, username: 'gihyo', password: 'gihyo', database: 'tododb' };

describe('parseDatabaseUrl', () => {
  test.each([
    ['gihyo:gihyo@tcp(mysql_master:3306)/tododb?parseTime=true', base],
    ['gihyo:gihyo@tcp(mysql_master)/tododb', base],
    ['mysql://gihyo:gihyo@mysql_master:3306/tododb', base],
    ['mysql://gihyo:gihyo@mysql_master/tododb?charset=utf8mb4', base],
    ['mysql://gihyo:gihyo@[::1]:3307/tododb', { ...base, host: '::1', port: 3307 }],
    ['gihyo@tcp(mysql_master:3306)/tododb', { ...base, password: '' }],
    ['mysql://gihyo@mysql_master/tododb', { ...base, password: '' }],
  ])('%s', (text, expected) => {
    expect(parseDatabaseUrl(text)).toEqual(expected);
  });

  test.each(['p@ss', 'a:b', 'a/b?c#d', '@tcp(x:1)/y', 'p%41ss', ' ', '"\'\\', 'käse😀', '%', ')('])(
    'the password %j reaches the server as it is, in both forms',
    (password) => {
      expect(parseDatabaseUrl(`gihyo:${password}@tcp(mysql_master:3306)/tododb`)).toEqual({ ...base, password });
      expect(parseDatabaseUrl(`mysql://gihyo:${encodeURIComponent(password)}@mysql_master/tododb`)).toEqual({
        ...base,
        password,
      });
    },
  );

  test.each([
    '',
    'mysql://',
    'mysql://host',
    'mysql://host/',
    'mysql://u:p%@host/db',
    'mysql://u:p@host:99999/db',
    'host:3306/db',
    'u:p@tcp()/db',
    'u:p@tcp(host:3306)',
    'u:p@tcp(host:3306)/',
    'u:p@unix(/tmp/x)/db',
    'postgres://u:p@host/db',
  ])('%p is no address', (text) => {
    expect(parseDatabaseUrl(text)).toBeUndefined();
  });
});
