import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { goodPassword } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { contract } from '../support/checks/contract.js';

const folder = new URL('generated-client/', import.meta.url);
const compiler = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts' });
  writeFileSync(new URL('contract.d.ts', folder), astToString(await openapiTypescript(JSON.stringify(contract))));
});
afterAll(() => api.stop());

describe('a client that is generated from the contract', () => {
  test('calls every operation without a cast', () => {
    // If it does not compile, the error shows the compiler's messages.
    expect(compile()).toBe('');
  }, 60_000);

  test('gets a response from every operation', async () => {
    // Imported by URL, so that compiling this file does not need the types that are generated here.
    const calls = (await import(new URL('calls.ts', folder).href)) as {
      callEverything(url: string, name: string, password: string): Promise<number[]>;
    };
    const statuses = await calls.callEverything(api.client.url, 'Generated', goodPassword);
    const operations = Object.values(contract.paths).flatMap((path) => Object.keys(path as object));
    expect(statuses.length).toBeGreaterThanOrEqual(operations.length);
    expect(statuses.filter((status) => status >= 300)).toEqual([]);
  });
});

function compile(): string {
  try {
    return execFileSync(process.execPath, [compiler, '-p', fileURLToPath(folder)], {
      encoding: 'utf8',
      timeout: 60_000,
    });
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error);
  }
}
