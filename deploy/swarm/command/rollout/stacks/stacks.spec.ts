import { expect, test } from '@jest/globals';
import { type Stack, stackList } from '../../topology.ts';
import { type Plan, stackDeployArgs, stackVariables } from './stacks.ts';

const plan: Plan = {
  images: { app_api: 'todo/api:a' },
  replicas: { app_api_green: 2 },
  secrets: { tls_cert: 'todo_tls_cert.v2' },
  color: 'blue',
  fromRegistry: false,
};
const [mysql, app, frontend] = stackList as [Stack, Stack, Stack];
const argsOf = (stack: Stack, env: Record<string, string>, fromRegistry = false) =>
  stackDeployArgs(stack, env, { fromRegistry }).map((word) => word.replace(/^.*\/stacks\//, ''));

test('the stack files get images, numbers of tasks, secrets, settings, and what follows from them', () => {
  expect(stackVariables({ TODO_LOG_LEVEL: 'warn' }, plan)).toEqual({
    TODO_APP_API_IMAGE: 'todo/api:a',
    TODO_APP_API_GREEN_REPLICAS: '2',
    TODO_SECRET_TLS_CERT: 'todo_tls_cert.v2',
    TODO_LOG_LEVEL: 'warn',
    TODO_PUBLISH_MODE: 'host',
    TODO_EDGE_ENDPOINT: 'dnsrr',
    TODO_EDGE_ORDER: 'stop-first',
    TODO_COLOR: 'blue',
    TODO_API_HOST: 'app_api:8080',
    TODO_WEB_HOST: 'frontend_web:3000',
    TODO_MYSQL_ON_FAILURE: 'rollback',
  });
});

test('nginx gets both colors by name, and no other host', () => {
  const variables = stackVariables({ TODO_BLUE_GREEN: 'true' }, { ...plan, color: 'green' });
  expect(variables).toMatchObject({
    TODO_COLOR: 'green',
    TODO_API_HOST: '',
    TODO_API_HOST_BLUE: 'app_api:8080',
    TODO_API_HOST_GREEN: 'app_api_green:8080',
    TODO_WEB_HOST_GREEN: 'frontend_web_green:3000',
  });
});

test.each([
  [mysql, {}, ['mysql.yml']],
  [app, {}, ['app.yml']],
  [app, { TODO_LOG_VOLUME_TYPE: 'nfs' }, ['app.yml', 'app.logs.yml']],
  [frontend, { TODO_SECRET_TLS_CERT: 'c', TODO_SECRET_TLS_KEY: 'k' }, ['frontend.yml', 'frontend.tls.yml']],
  [mysql, { TODO_LOG_VOLUME_TYPE: 'nfs', TODO_SECRET_TLS_CERT: 'c' }, ['mysql.yml']],
] as [Stack, Record<string, string>, string[]][])('a stack is applied from its files (%#)', (stack, env, files) => {
  const compose = files.flatMap((file) => ['--compose-file', file]);
  expect(argsOf(stack, env)).toEqual(['stack', 'deploy', '--resolve-image', 'never', ...compose, stack.name]);
});

test('nodes get the credentials to pull from a registry', () => {
  expect(argsOf(app, {}, true)).toContain('--with-registry-auth');
});
