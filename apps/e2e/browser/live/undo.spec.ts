import { expect, test } from '../support/fixtures.ts';
import { card, change, choose, column, create, openBoard, openEditor, stored, unique } from '../support/todos.ts';

test.describe('undo', { tag: '@js' }, () => {
  test('what a tab has done is undone step by step after a reload, and redone after another one', async ({
    app,
    page,
  }) => {
    const mine = unique('steps');
    const { id, title } = await create(app, { title: `first ${mine}`, content: 'kept' });
    await create(app, { title: `second ${mine}` });
    const path = `/?q=${encodeURIComponent(mine)}`;
    await openBoard(page, path);
    await card(page, title).getByRole('checkbox').click();
    await expect(column(page, 'DONE').locator('.card')).toHaveCount(1);
    await openEditor(page, title);
    await page.getByRole('textbox', { name: 'Title' }).fill(`edited ${mine}`);
    await page.keyboard.press('Enter');
    await choose(page, `second ${mine}`, 'Delete');
    await expect.poll(() => stored(app, mine)).toHaveLength(1);

    await openBoard(page, path);
    await page.locator('main').focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('u');
    await expect(column(page, 'TODO').locator('.card-title')).toHaveText([`second ${mine}`, title]);
    await expect
      .poll(async () => (await stored(app, mine)).map(({ title, status }) => `${title} ${status}`))
      .toEqual([`second ${mine} TODO`, `first ${mine} TODO`]);

    await openBoard(page, path);
    await page.locator('main').focus();
    await page.keyboard.press('Shift+U');
    await page.keyboard.press('Shift+U');
    await expect
      .poll(async () => (await stored(app, mine)).find((todo) => todo.id === id))
      .toMatchObject({
        title: `edited ${mine}`,
        status: 'DONE',
      });
  });

  test('what somebody has changed since is not overwritten, and the reason is shown', async ({ app, page }) => {
    const { id, title } = await create(app, { title: unique('Shared') });
    const theirs = unique('Theirs');
    await openBoard(page);
    await openEditor(page, title);
    await page.getByRole('textbox', { name: 'Title' }).fill(unique('Mine'));
    await page.keyboard.press('Enter');
    await expect.poll(() => stored(app, title)).toHaveLength(0);
    await change(app, id, { title: theirs });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('.toast')).toContainText('This cannot be undone');
    await expect(card(page, theirs)).toBeVisible();
    expect(await stored(app, theirs)).toHaveLength(1);
  });

  test('an undo keeps what somebody else has meanwhile changed in other fields', async ({ app, page }) => {
    const { id, title } = await create(app, { title: unique('Both') });
    const theirs = unique('Renamed');
    await openBoard(page);
    await card(page, title).getByRole('checkbox').click();
    await expect.poll(async () => (await stored(app, title))[0]?.status).toBe('DONE');
    await change(app, id, { title: theirs });
    await expect(card(page, theirs)).toBeVisible();
    await page.locator('main').focus();
    await page.keyboard.press('u');
    await expect(column(page, 'TODO').getByRole('link', { name: theirs, exact: true })).toBeVisible();
    await expect.poll(async () => (await stored(app, theirs))[0]?.status).toBe('TODO');
  });

  test('an undo right after its write does not wait for the response, and is done after it', async ({ app, page }) => {
    const title = unique('Quick');
    await openBoard(page);
    const arrives = Promise.withResolvers<void>();
    await page.route('**/items', async (route) => {
      await arrives.promise;
      await route.continue();
    });
    await page.getByLabel('New todo').fill(title);
    await page.keyboard.press('Enter');
    await expect(card(page, title)).toHaveClass(/pending/);
    await page.locator('main').focus();
    await page.keyboard.press('u');
    await expect(card(page, title)).toHaveCount(0);
    await expect(page.locator('.toast')).toContainText('Deleted');
    await page.keyboard.press('Shift+U');
    arrives.resolve();
    await expect.poll(() => stored(app, title), { timeout: 30_000 }).toHaveLength(1);
    await expect(card(page, title)).toBeVisible();
  });
});

test('without script, the message after each write has an undo button', { tag: '@no-js' }, async ({ app, page }) => {
  const { title } = await create(app, { title: unique('By form') });
  await openBoard(page);
  await choose(page, title, 'Move to In progress');
  await expect(column(page, 'PROGRESS').getByRole('link', { name: title, exact: true })).toBeVisible();
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`Undone: “${title}”`)).toBeVisible();
  await expect(column(page, 'TODO').getByRole('link', { name: title, exact: true })).toBeVisible();
});
