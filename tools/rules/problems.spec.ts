import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../root.ts';

const read = (path: string) => readFile(join(root, path), 'utf8');

/** Title of each code in the API's catalog. */
function titlesOf(catalog: string): Map<string, string> {
  const rows = catalog.matchAll(/^ {2}'?([a-z-]+)'?: \{\s+status: \d+,\s+title: '([^']+)'/gm);
  return new Map([...rows].map(([, code, title]) => [code as string, title as string]));
}

/** Rows of one `map` of nginx: its last two words, quoted or not. */
function rowsOf(conf: string, variable: string): [key: string, value: string][] {
  const block = new RegExp(`\\$${variable} \\{\\n([^}]*)\\}`).exec(conf)?.[1] ?? '';
  const rows = block.matchAll(/^\s*(\S+) (?:"([^"]*)"|(\S+));$/gm);
  return [...rows].map(([, key, quoted, bare]) => [key as string, (quoted ?? bare) as string]);
}

// Without this, a client gets different codes or titles from the API and from the nginx in front of it.
test('the errors of nginx itself have the codes and titles of the API', async () => {
  const titles = titlesOf(await read('apps/api/src/errors/problem-catalog.ts'));
  const conf = await read('deploy/nginx/conf/errors/problems.conf');
  const codes = new Set(rowsOf(conf, 'problem_code').map(([, code]) => code));
  const said = new Map(
    rowsOf(conf, 'problem_title').map(([code, title]) => [code.replace('default', 'internal'), title]),
  );
  expect(codes.size).toBeGreaterThan(5);
  for (const code of codes) expect([code, said.get(code)]).toEqual([code, titles.get(code)]);
});
