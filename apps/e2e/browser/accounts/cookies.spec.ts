import { startApp } from '../../support/app.ts';
import { accountOf, openMenu } from '../support/todos.ts';
import { accountSettings, enter, expect, logIn, newAddress, newPerson, test } from './people.ts';

test.describe('cookies, which all ports of a host share', { tag: '@js' }, () => {
  test('logging in to another installation on the same machine logs nobody out of this one', async ({ app, page }) => {
    const second = await startApp({ apiEnv: accountSettings });
    try {
      const here = await newPerson(app);
      const there = await newPerson(second);
      await page.goto(`${app.webUrl}/login`);
      await logIn(page, here);
      await expect(accountOf(page)).toHaveText(here.name);
      await openMenu(page);
      await page.getByRole('button', { name: 'Dark' }).click();
      await page.goto(`${second.webUrl}/login`);
      await logIn(page, there);
      await expect(accountOf(page)).toHaveText(there.name);
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
      await page.goto(app.webUrl);
      await expect(accountOf(page)).toHaveText(here.name);
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await page.goto(second.webUrl);
      await openMenu(page);
      await page.getByRole('button', { name: 'Log out' }).click();
      await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
      await page.goto(app.webUrl);
      await expect(accountOf(page)).toHaveText(here.name);
    } finally {
      await second.close();
    }
  });

  test('cookies of other programs are neither read nor written', async ({ app, page, context }) => {
    const person = await newPerson(app);
    const foreign = ['session', 'flash', 'consistency', 'tz', 'theme'].map((name) => ({ name, value: 'eyJ1Ijox' }));
    await context.addCookies(foreign.map((cookie) => ({ ...cookie, url: app.webUrl })));
    await page.goto('/login');
    await logIn(page, person);
    await page.getByLabel('New todo').fill('one');
    await page.keyboard.press('Enter');
    await expect(page.locator('.toast')).toContainText('Added');
    await openMenu(page);
    await page.getByRole('button', { name: 'Light' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await openMenu(page);
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
    const kept = await context.cookies();
    for (const { name, value } of foreign) expect(kept.find((cookie) => cookie.name === name)?.value, name).toBe(value);
    const port = new URL(app.webUrl).port;
    const others = kept.filter(({ name }) => !foreign.some((cookie) => cookie.name === name));
    for (const { name } of others) expect(name).toMatch(new RegExp(`^todo_${port}_`));
  });

  test('during a rolling update the cookie of the release before works, ends by logging out, and survives a log-in', async ({
    app,
  }) => {
    const person = await newPerson(app);
    const former = `session=${encodeURIComponent(`${person.token}.${person.name}`)}`;
    const look = (cookie: string) => fetch(`${app.webUrl}/`, { redirect: 'manual', headers: { Cookie: cookie } });
    const post = (path: string, fields: Record<string, string>, cookie: string) =>
      fetch(app.webUrl + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: app.webUrl, Cookie: cookie, 'X-Forwarded-For': newAddress() },
        body: new URLSearchParams(fields),
      });
    expect((await look(former)).status).toBe(200);

    const again = await post('/login', { login_name: person.name, login_password: person.password }, former);
    const pairs = again.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    const renewed = pairs.filter((pair) => /(?:^|_)session=todo_session_/.test(pair));
    expect(renewed).toHaveLength(2);
    for (const cookie of renewed) expect((await look(cookie)).status, cookie.split('=')[0]).toBe(200);

    const out = await post('/logout', {}, renewed.join('; '));
    const removed = out.headers.getSetCookie().filter((cookie) => cookie.includes('Max-Age=0'));
    expect(removed.map((cookie) => cookie.split('=')[0]).sort()).toEqual(
      renewed.map((pair) => pair.split('=')[0]).sort(),
    );
  });

  test('a password manager learns whose password is being changed', async ({ app, page, context }) => {
    const person = await newPerson(app);
    await enter(context, app, person);
    await page.goto('/account');
    for (const action of ['/account/password', '/account/delete']) {
      const name = page.locator(`form[action="${action}"] input[autocomplete=username]`);
      await expect(name).toHaveValue(person.name);
      await expect(name).toHaveAttribute('readonly', '');
    }
  });
});
