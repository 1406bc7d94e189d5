import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { card, change, choose, column, create, openBoard, openEditor, stored, unique } from '../support/todos.ts';

/** Lets a number of posts through to the server and drops their responses. */
async function loseAnswers(page: Page, address: string, times: number): Promise<void> {
  await page.route(
    address,
    async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    },
    { times },
  );
}

test.describe('a lost response', { tag: '@js' }, () => {
  test('a todo whose response is lost once is sent again, and created once', async ({ app, page }) => {
    const title = unique('Milk');
    await openBoard(page);
    await loseAnswers(page, '**/items', 1);
    await page.getByLabel('New todo').fill(title);
    await page.keyboard.press('Enter');
    await expect(card(page, title)).not.toHaveClass(/pending/);
    await expect(card(page, title)).toBeVisible();
    expect(await stored(app, title)).toHaveLength(1);
  });

  test('a todo that never gets a response comes back into the line; Enter again creates no second one', async ({
    app,
    page,
  }) => {
    const title = unique('Eggs');
    await openBoard(page);
    await loseAnswers(page, '**/items', 3);
    await page.getByLabel('New todo').fill(title);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('New todo')).toHaveValue(title);
    await page.keyboard.press('Enter');
    // The event for what the first attempt has stored may arrive before the response to the second.
    await expect(card(page, title).and(page.locator(':not(.pending)'))).toHaveCount(1);
    await expect(card(page, title)).toHaveCount(1);
    expect(await stored(app, title)).toHaveLength(1);
  });

  // A failover of the database takes time: silence would look as if the click had had no effect.
  test('a write whose response is late is shown as being saved, and then as saved', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Slow') });
    await openBoard(page);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/move', (route) => released.then(() => route.continue()));
    await choose(page, title, 'Move to In progress');
    await expect(page.getByRole('status').filter({ hasText: `Still saving “${title}”…` })).toBeVisible();
    expect((await stored(app, title))[0]).toMatchObject({ status: 'TODO' });
    release();
    await expect(page.getByRole('status').filter({ hasText: `Saved “${title}”.` })).toBeVisible();
    expect((await stored(app, title))[0]).toMatchObject({ status: 'PROGRESS' });
  });

  test('the line that came back is still the same todo after a reload', async ({ app, page }) => {
    const title = unique('Bread');
    await openBoard(page);
    await loseAnswers(page, '**/items', 3);
    await page.getByLabel('New todo').fill(title);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('New todo')).toHaveValue(title);
    await page.reload();
    await expect(page.getByLabel('New todo')).toHaveValue(title);
    await page.getByLabel('New todo').press('Enter');
    await expect(page.getByLabel('New todo')).toHaveValue('');
    await expect(page.getByText(`Added “${title}”.`)).toBeVisible();
    expect(await stored(app, title)).toHaveLength(1);
  });

  test('a move that never gets a response is not reported as reverted: the list shows what happened', async ({
    app,
    page,
  }) => {
    const { title } = await create(app, { title: unique('Moved unheard') });
    await openBoard(page);
    await loseAnswers(page, '**/move', 3);
    await choose(page, title, 'Move to In progress');
    await expect(page.getByText('This is the list as it is now')).toBeVisible();
    await expect(column(page, 'PROGRESS').getByRole('link', { name: title, exact: true })).toBeVisible();
    await expect(page.getByText('was put back')).toHaveCount(0);
    expect((await stored(app, title))[0]).toMatchObject({ status: 'PROGRESS', version: 2 });
  });

  test('a deletion whose response is lost is done once, and can be undone', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Deleted unheard') });
    await openBoard(page);
    await loseAnswers(page, '**/delete', 1);
    await choose(page, title, 'Delete');
    await expect(page.getByText('Saved the last change.')).toBeVisible();
    expect(await stored(app, title)).toHaveLength(0);
    await page.reload();
    await expect(card(page, title)).toHaveCount(0);
  });

  // Without the key of the first attempt, one gets a conflict with one's own change.
  test('an edit whose response is lost does not conflict with itself', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Draft') });
    const mine = unique('Mine');
    await openBoard(page);
    await loseAnswers(page, '**/edit', 1);
    await openEditor(page, title);
    await page.getByRole('textbox', { name: 'Title' }).fill(mine);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stored(app, mine))[0]?.version).toBe(2);
    await expect(page.getByText(`Saved “${mine}”`)).toBeVisible();
    await expect(card(page, mine)).toBeVisible();
  });
});

for (const { name, open, field, button } of [
  { name: 'the line for a new todo', open: '/', field: 'New todo', button: 'Add' },
  { name: 'the full form', open: '/items/new', field: 'Title', button: 'Save' },
]) {
  // The person is asked to try again, and must not get the same todo twice.
  test(`${name}: what a stalled API has stored nevertheless is not created again`, { tag: '@no-js' }, async ({
    app,
    page,
  }) => {
    const title = unique('Stalled');
    await page.goto(open);
    await page.getByLabel(field).fill(title);
    app.pauseApi();
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('alert').first()).toContainText('It is not known whether this was done');
    await expect(page.getByLabel(field)).toHaveValue(title);
    app.resumeApi();
    await expect.poll(async () => (await stored(app, title)).length).toBe(1);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(card(page, title)).toBeVisible();
    expect(await stored(app, title)).toHaveLength(1);
  });
}

test('a card button that is pressed twice without script acts once', { tag: '@no-js' }, async ({ app, page }) => {
  const first = await create(app, { title: unique('first') });
  const second = await create(app, { title: unique('second') });
  await page.goto('/');
  const key = await page.locator('#act input[name=key]').inputValue();
  const post = (path: string) =>
    fetch(`${app.webUrl}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: app.webUrl },
      body: new URLSearchParams({ key }),
    });
  // Proxies repeat requests that got no response: the second must get the same answer, not "not found".
  expect((await post(`/items/${first.id}/delete`)).status).toBe(303);
  expect((await post(`/items/${first.id}/delete`)).status).toBe(303);
  // The key belongs to the page; each of its buttons is a separate write.
  expect((await post(`/items/${second.id}/delete`)).status).toBe(303);
  await change(app, first.id, {});
  expect(await stored(app, first.title)).toHaveLength(0);
  expect(await stored(app, second.title)).toHaveLength(0);
});
