import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, stored, unique } from '../support/todos.ts';

test('without the API the board says so, and keeps what is typed until it is back', async ({ app, page }) => {
  const title = unique('Typed while it was down');
  await openBoard(page);
  await app.stopApi();
  await page.getByLabel('New todo').fill(title);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /reached/ })
      .first(),
  ).toBeVisible();
  await expect(page.getByLabel('New todo')).toHaveValue(title);
  await app.startApi();
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(card(page, title)).toBeVisible();
  await expect.poll(async () => (await stored(app, title)).length).toBe(1);
});

test('the full form keeps everything while the API is down', async ({ app, page }) => {
  const { id } = await create(app, { title: unique('Edited while down') });
  const title = unique('New wording');
  await page.goto(`/items/${id}`);
  await app.stopApi();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Notes').fill('long thoughts');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Save' }).click();
  expect((await answered).status()).toBe(503);
  await expect(page.getByLabel('Title')).toHaveValue(title);
  await expect(page.getByLabel('Notes')).toHaveValue('long thoughts');
  await app.startApi();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(card(page, title)).toBeVisible();
});

test('pages without the API are a 503 in the usual layout, with a link to try again', async ({ app, page }) => {
  await app.stopApi();
  for (const path of ['/', '/?view=list', '/trash', '/items/1']) {
    expect((await page.goto(path))?.status(), path).toBe(503);
    await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
    await expect(page.getByRole('alert').first()).toContainText('cannot be reached');
  }
  const response = await fetch(`${app.webUrl}/todo`);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: 'unavailable', status: 503 });
});

test('an action on the board is reverted, with the reason', { tag: '@js' }, async ({ app, page }) => {
  const { title } = await create(app, { title: unique('Stays to do') });
  await openBoard(page);
  await app.stopApi();
  await card(page, title).getByRole('checkbox').click();
  await expect(page.getByRole('alert').filter({ hasText: 'was put back' })).toBeVisible();
  await expect(page.locator('.column.TODO').getByRole('link', { name: title, exact: true })).toBeVisible();
});
