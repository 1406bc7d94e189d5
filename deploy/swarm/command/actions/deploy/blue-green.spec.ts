import { expect, test } from '@jest/globals';
import { planBeside } from './blue-green.ts';

const images = (version: string) => ({
  tododb: `tododb:${version}`,
  haproxy: `haproxy:${version}`,
  valkey: `valkey:${version}`,
  nginx: `nginx:${version}`,
  api: `api:${version}`,
  web: `web:${version}`,
});

// Without this, an untested commit could get requests, or the active color could lose its tasks.
test('the idle color gets the new release with as many tasks as the active one, which stays as it is', () => {
  const before = {
    commit: 'old',
    color: 'green' as const,
    images: {},
    replicas: { app_api: 0, app_api_green: 5, frontend_web: 0, frontend_web_green: 3, mysql_slave: 2 },
    release: images('old'),
    secrets: { preview_key: 'todo_preview_key.v1' },
    hasUnfinishedRestore: false,
  };
  const rolling = {
    release: { commit: 'new', images: images('new') },
    database: { image: 'tododb:new', upgrades: false },
  };
  expect(planBeside(before, rolling, false)).toMatchObject({
    images: {
      app_api: 'api:new',
      app_api_green: 'api:old',
      frontend_web: 'web:new',
      frontend_web_green: 'web:old',
      app_nginx: 'nginx:new',
    },
    replicas: { app_api: 5, app_api_green: 5, frontend_web: 3, frontend_web_green: 3, mysql_slave: 2 },
    color: 'green',
    secrets: { preview_key: 'todo_preview_key.v1' },
  });
});
