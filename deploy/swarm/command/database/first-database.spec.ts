import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { initialiseJob } from './first-database.ts';

// Without this, the database would be created with other names, or in another place, than the master expects.
test('the database is created with the environment, the user and the volumes of the master', async () => {
  const file = await readFile(new URL('../../stacks/mysql.yml', import.meta.url), 'utf8');
  const master = file.slice(file.indexOf('  mysql_master:'), file.indexOf('  mysql_slave:'));
  const secrets = { mysql_root_password: 'r.v1', mysql_password: 'p.v1', mysql_repl_password: 'q.v1' };
  const { options, command } = initialiseJob('todo/tododb:a', secrets);
  const valuesOf = (option: string) => options.filter((_, i) => options[i - 1] === option);
  for (const variable of valuesOf('--env')) {
    const [name, value] = variable.split('=');
    expect(master).toMatch(new RegExp(`${name}: "?${value}"?\n`));
  }
  expect(valuesOf('--env')).toHaveLength(7);
  expect(valuesOf('--secret')).toEqual([
    'source=r.v1,target=mysql_root_password,uid=999,gid=999,mode=0400',
    'source=p.v1,target=mysql_password,uid=999,gid=999,mode=0400',
    'source=q.v1,target=mysql_repl_password,uid=999,gid=999,mode=0400',
  ]);
  expect(valuesOf('--mount').map((mount) => mount.replace(/^.*target=/, ''))).toEqual([
    '/var/lib/mysql',
    '/tmp',
    '/var/run/mysqld',
  ]);
  expect(valuesOf('--user')).toEqual(['999:999']);
  expect(command).toEqual(['tododb', 'initialise']);
});
