import { expectAccessible } from '../support/expect-accessible.ts';
import { unique } from '../support/todos.ts';
import { endSessions, enter, expect, logIn, newAddress, newPerson, test } from './people.ts';

test.describe('accessibility', { tag: '@js' }, () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      test(`no axe violation and no sideways scrolling, ${colorScheme}, ${width} pixels`, async ({ app, browser }) => {
        test.setTimeout(120_000);
        const person = await newPerson(app, `${'w'.repeat(40)}-${unique('w').slice(2)}`);
        const context = await browser.newContext({
          baseURL: app.webUrl,
          colorScheme,
          viewport: { width, height: 720 },
          extraHTTPHeaders: { 'X-Forwarded-For': newAddress() },
        });
        const page = await context.newPage();
        const check = (name: string) => expectAccessible(page, name, { colorScheme, width });
        await page.goto('/login?next=%2Ftrash');
        await check('log in');
        await logIn(page, { ...person, password: 'wrong' });
        await expect(page.locator('.refusal')).toBeVisible();
        await check('refused');
        await page.goto('/register');
        await page.getByRole('button', { name: 'Register' }).click();
        await expect(page.locator('.refusal')).toBeVisible();
        await check('register');

        await enter(context, app, person);
        await page.goto('/');
        await check('board');
        await page.goto('/account');
        await page.getByLabel('What it is for').fill(`Backup ${'m'.repeat(50)}`);
        await page.getByRole('button', { name: 'Make a token' }).click();
        await expect(page.locator('.secret')).toBeVisible();
        await page.getByText('Delete the account').click();
        await check('account');
        await page.getByRole('button', { name: 'Change password' }).click();
        await expect(page.locator('.refusal')).toBeVisible();
        await check('account refused');

        await page.goto('/items/new');
        await page.getByLabel('Title').fill(unique('Write down'));
        await page.getByLabel('Notes').fill('A long line of thoughts that must not be lost. '.repeat(10));
        await endSessions(app, person);
        await page.getByRole('button', { name: 'Save' }).click();
        await expect(page.locator('.refusal')).toContainText('Your session has ended');
        await check('ended session');
        await context.close();
      });
    }
  }
});
