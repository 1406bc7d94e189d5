import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { apiPrefixes } from './addresses.js';
import { requestIdPattern } from './headers.js';
const nginx = (file) => readFile(new URL(`../../../deploy/nginx/${file}`, import.meta.url), 'utf8');
// Otherwise the logs of two tiers have different ids for one request.
test('nginx accepts the same request ids as the API and the site', async () => {
    expect(await nginx('conf/requests.conf')).toContain(`"~${requestIdPattern.source}" $http_x_request_id;`);
});
// Without this, a new resource of the API works behind the site alone, and gets 404 behind nginx.
test('nginx routes the same paths to the API as the site', async () => {
    const [, list = ''] = (await nginx('lib/settings.sh')).match(/API_PREFIXES '([^']*)'/) ?? [];
    expect(list.split(' ').sort()).toEqual([...apiPrefixes].sort());
});
// Otherwise REST clients at the public address get a page of the site in its place.
test('every resource of the API is reached through the tiers in front of it', async () => {
    const document = await readFile(new URL('../../../apps/api/openapi.json', import.meta.url), 'utf8');
    const { paths } = JSON.parse(document);
    const segments = new Set(Object.keys(paths).map((path) => path.split('/')[1]));
    // Each tier answers for itself.
    for (const probe of ['livez', 'readyz'])
        segments.delete(probe);
    expect(apiPrefixes).toEqual(expect.arrayContaining([...segments]));
});
//# sourceMappingURL=copies.spec.js.map