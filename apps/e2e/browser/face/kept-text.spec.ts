import { expect, test } from '../support/fixtures.ts';
import { card, column, create, openBoard, stored, unique } from '../support/todos.ts';

test('“More fields” keeps the typed title', async ({ page }) => {
  const title = unique('typed before');
  await openBoard(page);
  await page.getByLabel('New todo').fill(title);
  await page.getByRole('button', { name: 'More fields' }).click();
  await expect(page.getByLabel('Title')).toHaveValue(title);
});

test('text that another app shares is in the quick-add line', async ({ page }) => {
  await page.goto('/?share_title=An+article&share_url=https%3A%2F%2Fexample.org%2F1');
  await expect(page.getByLabel('New todo')).toHaveValue('An article https://example.org/1');
});

test('a todo that is added under the filter for today is due today', { tag: '@js' }, async ({ app, page }) => {
  const title = unique('for today');
  await openBoard(page);
  const chip = page.getByRole('navigation', { name: 'Filter' }).getByRole('link', { name: 'Today' });
  await chip.click();
  await expect(chip).toHaveAttribute('aria-current', 'true');
  await page.getByLabel('New todo').fill(title);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored(app, title))[0]?.due).toBe(new Intl.DateTimeFormat('en-CA').format());
  await expect(card(page, title)).toBeVisible();
});

test.describe('with a script', { tag: '@js' }, () => {
  test('“+” of a column adds to that column, and keeps what was typed', async ({ app, page }) => {
    const title = unique('plus');
    await openBoard(page);
    await page.getByLabel('New todo').fill(title);
    await page.getByRole('link', { name: 'Add to In progress' }).click();
    await expect(page.getByLabel('New todo')).toHaveValue(title);
    await page.getByLabel('New todo').press('Enter');
    await expect(column(page, 'PROGRESS').getByRole('link', { name: title, exact: true })).toBeVisible();
    await expect.poll(async () => (await stored(app, title))[0]?.status).toBe('PROGRESS');
  });

  test('a search runs while one types, and the field keeps the focus', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('sought') });
    await openBoard(page);
    await page.getByLabel('Search todos').pressSequentially(title);
    await expect(page.locator('.card')).toHaveCount(1);
    await expect(page.getByLabel('Search todos')).toBeFocused();
    await expect(page.getByLabel('Search todos')).toHaveValue(title);
  });

  test('two changes are undone one after the other, and redone', async ({ app, page }) => {
    const mine = unique('steps');
    const [first, second] = [`first ${mine}`, `second ${mine}`];
    for (const title of [second, first]) await create(app, { title });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    for (const title of [first, second]) await card(page, title).getByRole('checkbox').click();
    await expect(column(page, 'DONE').locator('.card')).toHaveCount(2);
    await page.locator('main').focus();
    await page.keyboard.press('u');
    await page.keyboard.press('u');
    await expect(column(page, 'TODO').locator('.card')).toHaveCount(2);
    await page.keyboard.press('Shift+U');
    await expect(column(page, 'DONE').locator('.card')).toHaveCount(1);
    await expect.poll(async () => (await stored(app, first))[0]?.status).toBe('DONE');
    expect((await stored(app, second))[0]?.status).toBe('TODO');
  });

  test('one key completes the first three in a row', async ({ app, page }) => {
    const mine = unique('triage');
    for (let n = 4; n > 0; n--) await create(app, { title: `${n} ${mine}` });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    await page.getByLabel('New todo').press('ArrowDown');
    await expect(page.getByRole('link', { name: `1 ${mine}`, exact: true })).toBeFocused();
    for (const next of [2, 3, 4]) {
      await page.keyboard.press(' ');
      await expect(page.getByRole('link', { name: `${next} ${mine}`, exact: true })).toBeFocused();
    }
    await expect(column(page, 'DONE').locator('.card')).toHaveCount(3);
  });

  test('a todo that was deleted elsewhere leaves the page with a message that names it', async ({ app, page }) => {
    const { id, title } = await create(app, { title: unique('ghost') });
    // With live updates, the card would be gone before it is clicked.
    await page.route('**/events?**', (route) => route.abort());
    await openBoard(page);
    await fetch(`${app.apiUrl}/todo/${id}`, { method: 'DELETE' });
    await card(page, title).getByRole('checkbox').click();
    await expect(page.locator('.toast')).toContainText(`“${title}” was deleted elsewhere`);
    await expect(card(page, title)).toHaveCount(0);
  });

  test('an edit is reported as saved only when it is', async ({ app, page, context }) => {
    const { title } = await create(app, { title: unique('offline') });
    const edited = unique('Edited offline');
    await openBoard(page);
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill(edited);
    await context.setOffline(true);
    await page.keyboard.press('Enter');
    await expect(page.locator('.toast')).toContainText('cannot be reached');
    await expect(page.locator('.toast')).not.toContainText('Saved');
    await context.setOffline(false);
    await expect.poll(async () => (await stored(app, edited)).length, { timeout: 30_000 }).toBe(1);
  });
});

test('deleting on the page of a todo leaves no draft behind, and can be undone', async ({ app, page }) => {
  const { id, title } = await create(app, { title: unique('on its page') });
  await page.goto(`/items/${id}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(`Deleted “${title}”.`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await stored(app, title)).length).toBe(1);
});
