import { expect, test } from '@playwright/test';
import { row, type Site, siteBefore } from '../../support/stub-api.ts';

const uuid = '3e11fa47-71ca-11e1-9e33-c80aa9429562';
const other = '4f22fa47-71ca-11e1-9e33-c80aa9429562';

function tokenOf(...sets: string[]): string {
  return Buffer.from(sets.join(',')).toString('base64url');
}

/** The cookies that a browser would send after these responses, in the order in which they arrived. */
function jar(before: string, answers: Response[]): string {
  const cookies = new Map(before.split('; ').flatMap((pair) => (pair ? [pair.split('=', 2) as [string, string]] : [])));
  for (const header of answers.flatMap((answer) => answer.headers.getSetCookie())) {
    const [pair = '', ...attributes] = header.split('; ');
    const [name = '', value = ''] = pair.split('=', 2);
    if (attributes.includes('Max-Age=0')) cookies.delete(name);
    else cookies.set(name, value);
  }
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

test.describe('reading what was just written, with replicas behind the API', { tag: '@js' }, () => {
  let site: Site;
  /** Tokens that the API returns for the next writes, and those that reads have sent. */
  const given: string[] = [];
  let asked: (string | undefined)[] = [];

  test.beforeAll(async () => {
    site = await siteBefore((request) => {
      if (request.method === 'POST')
        return { status: 201, headers: { 'Consistency-Token': given.shift() ?? '' }, body: row };
      if (request.url?.startsWith('/todo')) asked.push(request.headers['consistency-token'] as string | undefined);
      return undefined;
    });
  });
  test.afterAll(() => site.close());

  const add = (cookie: string) =>
    fetch(`${site.url}/items`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: site.url, Cookie: cookie },
      body: new URLSearchParams({ title: 'one' }),
    });

  /** The GTID set that a page sends to the API, with these cookies. */
  const setAskedFor = async (cookie: string) => {
    asked = [];
    expect((await fetch(`${site.url}/`, { headers: { Cookie: cookie } })).status).toBe(200);
    expect(new Set(asked).size).toBe(1);
    return asked[0] && Buffer.from(asked[0], 'base64url').toString();
  };

  test('a response to an older write that arrives last does not hide the newer one', async () => {
    given.push(tokenOf(`${uuid}:1-6`), tokenOf(`${uuid}:1-5`));
    const cookie = jar('', [await add(''), await add('')]);
    expect(await setAskedFor(cookie)).toBe(`${uuid}:1-6`);
    given.push(tokenOf(`${uuid}:1-10`));
    const after = jar(cookie, [await add(cookie)]);
    expect(await setAskedFor(after)).toBe(`${uuid}:1-10`);
    expect(after.match(/consistency/g)).toHaveLength(1);
  });

  test('after simultaneous writes, two tabs both see everything that was written', async () => {
    given.push(tokenOf(`${uuid}:1-20`));
    const before = jar('', [await add('')]);
    given.push(tokenOf(`${uuid}:1-22`), tokenOf(`${uuid}:1-21`, `${other}:1-3`));
    const answers = [await add(before), await add(before)];
    const wanted = `${uuid}:1-22,${other}:1-3`;
    expect(await setAskedFor(jar(before, answers))).toBe(wanted);
    expect(await setAskedFor(jar(before, answers.reverse()))).toBe(wanted);
  });

  test('an invalid cookie of that name is ignored without an error', async () => {
    const prefix = `todo_${new URL(site.url).port}_`;
    for (const value of ['abc', '%00', tokenOf("x' OR 1"), 'a'.repeat(4_000)]) {
      expect(await setAskedFor(`consistency=${value}`), value).toBeUndefined();
      expect(await setAskedFor(`${prefix}consistency_abcdefgh=${value}`), value).toBeUndefined();
    }
  });

  test('during a rolling update, each release sees the writes of the other', async () => {
    const former = `consistency=${tokenOf(`${uuid}:1-30`)}`;
    expect(await setAskedFor(former)).toBe(`${uuid}:1-30`);
    given.push(tokenOf(`${uuid}:1-31`));
    const after = jar(former, [await add(former)]);
    expect(after).toContain(`consistency=${tokenOf(`${uuid}:1-31`)}`);
    expect(await setAskedFor(after)).toBe(`${uuid}:1-31`);
  });
});
