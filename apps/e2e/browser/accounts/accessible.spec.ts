import { expectAccessible } from '../support/expect-accessible.ts';
import { unique } from '../support/todos.ts';
import {
  addTodo,
  changeTodo,
  endSessions,
  enter,
  expect,
  logIn,
  newAddress,
  newPerson,
  shareList,
  test,
} from './people.ts';

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

  for (const [colorScheme, width] of [
    ['light', 320],
    ['dark', 1280],
  ] as const) {
    test(`the same for pages of lists, members, invitations and histories, ${colorScheme}, ${width} pixels`, async ({
      app,
      browser,
    }) => {
      const person = await newPerson(app);
      const context = await browser.newContext({
        baseURL: app.webUrl,
        colorScheme,
        viewport: { width, height: 720 },
        extraHTTPHeaders: { 'X-Forwarded-For': newAddress() },
      });
      await enter(context, app, person);
      const page = await context.newPage();
      const check = (name: string) => expectAccessible(page, name, { colorScheme, width });
      const friend = await newPerson(app);
      const list = await shareList(app, `Trip ${'m'.repeat(30)}`, person, friend);
      const { id } = await addTodo(app, person, { title: 'Pack', content: 'tent', list });
      await changeTodo(app, friend, id, { title: `Pack ${'w'.repeat(60)}`, content: 'tent, stove' });
      await page.goto('/my/lists');
      await check('lists');
      await page.goto(`/my/lists/${list}`);
      await page.getByRole('button', { name: 'Make an invitation' }).click();
      const invitation = (await page.locator('code.secret').textContent()) ?? '';
      await check('members and invitations');
      await page.goto(new URL(invitation).pathname);
      await check('invitation');
      await page.goto(`/items/${id}`);
      await check('history');
      await page.goto('/?list=ALL');
      await page.locator('.switcher summary').click();
      await check('menu of lists');
      await context.close();
    });
  }
});
