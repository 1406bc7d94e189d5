import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { stackVariables } from './rollout/stacks/stacks.ts';
import { installationSettings, isSetting, machineSettings } from './settings/schema.ts';
import {
  imagesByService,
  imageUsers,
  mostTasks,
  networkName,
  nodeLabels,
  secrets,
  stackList,
  volumeNames,
} from './topology.ts';

const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');
const files = [
  'mysql.yml',
  'mysql.group.yml',
  'app.yml',
  'app.logs.yml',
  'frontend.yml',
  'frontend.tls.yml',
  'frontend.logs.yml',
];
const text = (await Promise.all(files.map((file) => read(`stacks/${file}`)))).join('\n');
const names = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name]) => name as string));

/** Variables that the command itself sets. */
const plan = {
  images: Object.fromEntries(Object.keys(imagesByService).map((service) => [service, 'image'])),
  replicas: { app_api_green: 1, frontend_web_green: 1 },
  secrets: Object.fromEntries(secrets.map((secret) => [secret, 'name'])),
  color: 'blue' as const,
  fromRegistry: false,
};
const derived = [
  ...Object.keys({ ...stackVariables({}, plan), ...stackVariables({ TODO_BLUE_GREEN: 'true' }, plan) }),
  'TODO_MYSQL_SLAVE_CONSTRAINT',
  'TODODB_GROUP',
];

// Without this, the command would silently drop a setting that somebody adds to a stack file.
test('every variable of the stack files is a setting, or set by the command', () => {
  const unknown = [...names(/\$\{(TODO\w+)/g)].filter((name) => !isSetting(name) && !derived.includes(name));
  expect(unknown).toEqual([]);
});

test('every setting is used by a stack file or by the command, and documented in example.env', async () => {
  const variables = names(/\$\{(TODO\w+)/g);
  const byCommand = ['TODO_BLUE_GREEN', 'TODO_NETWORK_ENCRYPTED', 'TODO_NETWORK_MTU'];
  expect(installationSettings.filter((name) => !variables.has(name) && !byCommand.includes(name))).toEqual([]);
  const example = await read('example.env');
  const untold = [...installationSettings, ...machineSettings].filter((name) => !example.includes(`#${name}=`));
  expect(untold).toEqual([]);
});

test('the command and the stack files use the same names', () => {
  for (const { services } of stackList)
    for (const service of Object.keys(services)) expect(text).toMatch(`\n  ${service}:`);
  for (const label of Object.values(nodeLabels)) expect(text).toContain(`node.labels.${label} == true`);
  for (const volume of Object.values(volumeNames)) expect(text).toMatch(new RegExp(`name: "?${volume}`));
  for (const user of [imageUsers.mysql, imageUsers.node]) expect(text).toContain(`user: "${user}"`);
  for (const secret of secrets) expect(text).toContain(`TODO_SECRET_${secret.toUpperCase()}`);
  expect(text).toContain(`${networkName}: {external: true}`);
});

// Without this, a replica could start that never gets a read, because the load balancer has no slot for it.
test('a service has no more replicas than the load balancer has slots', async () => {
  const haproxy = await read('../haproxy/haproxy.cfg');
  const [, slots] = /presetenv MYSQL_SLAVE_SLOTS (\d+)/.exec(haproxy) ?? [];
  expect(Number(slots)).toBe(mostTasks);
});

// Without this, nginx would connect to one color at the port of the other one.
test('the command and the stack files use the same ports for the API and the site', () => {
  const { TODO_API_HOST, TODO_WEB_HOST } = stackVariables({}, plan);
  expect(text).toContain(`BACKEND_HOST: \${TODO_API_HOST-${TODO_API_HOST}}`);
  expect(text).toContain(`BACKEND_HOST: \${TODO_WEB_HOST-${TODO_WEB_HOST}}`);
  expect(text).toContain(`TODO_BIND: "0.0.0.0:${TODO_API_HOST?.split(':')[1]}"`);
});
