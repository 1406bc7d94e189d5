import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { apiPrefixes } from './addresses.js';
import { requestIdPattern } from './headers.js';

const nginx = (file: string) => readFile(new URL(`../../../deploy/nginx/${file}`, import.meta.url), 'utf8');

// Otherwise a request has one id in the logs of one tier and another id in those of the next.
test('nginx keeps the request ids that the API and the site keep', async () => {
  expect(await nginx('conf/requests.conf')).toContain(`"~${requestIdPattern.source}" $http_x_request_id;`);
});

// Without this, a new resource of the API answers behind the site alone, and is a missing page behind nginx.
test('nginx leads the same paths to the API as the site does', async () => {
  const [, list = ''] = (await nginx('lib/settings.sh')).match(/API_PREFIXES '([^']*)'/) ?? [];
  expect(list.split(' ').sort()).toEqual([...apiPrefixes].sort());
});
