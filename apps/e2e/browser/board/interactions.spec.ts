import { expect, test } from '../support/fixtures.ts';
import { card, column, create, openBoard, stored, unique } from '../support/todos.ts';

test.describe('interactions that people know from other todo lists', () => {
  test('a click on a title edits it in place, and its page is one more click away', { tag: '@js' }, async ({
    app,
    page,
  }) => {
    const { id, title } = await create(app, { title: unique('clicked') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title, exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/items/${id}$`));
  });

  test('a tap on a title opens its page, where there is room to edit', { tag: '@js' }, async ({ app, browser }) => {
    const { id, title } = await create(app, { title: unique('tapped') });
    const context = await browser.newContext({
      baseURL: app.webUrl,
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await page.getByRole('link', { name: title, exact: true }).tap();
    await expect(page).toHaveURL(new RegExp(`/items/${id}$`));
    await context.close();
  });

  test('completed todos are cleared at once, into the trash', async ({ app, page }) => {
    const mine = unique('cleared');
    for (const status of ['DONE', 'DONE', 'TODO']) await create(app, { title: `${status} ${mine}`, status });
    await openBoard(page);
    await page.getByRole('button', { name: 'Clear completed' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'in the trash' })).toBeVisible();
    await expect(column(page, 'DONE').locator('.card')).toHaveCount(0);
    await expect(card(page, `TODO ${mine}`)).toBeVisible();
    expect((await stored(app, mine)).map(({ status }) => status)).toEqual(['TODO']);
    await page.goto('/trash');
    await expect(page.locator('.card').filter({ hasText: mine })).toHaveCount(2);
  });

  test('a search has no button that would clear more than it shows', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('shown'), status: 'DONE' });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await expect(card(page, title)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Clear completed' })).toHaveCount(0);
  });

  test('the board counts the todos that are left, and keeps counting', { tag: '@js' }, async ({ app, page }) => {
    const { title } = await create(app, { title: unique('counted') });
    await openBoard(page);
    const left = column(page, 'TODO').locator('h2 .count');
    const count = Number.parseInt(await left.innerText(), 10);
    await card(page, title).getByRole('checkbox').click();
    await expect(left).toHaveText(String(count - 1));
  });

  test('an inline edit does not lose notes that the card cuts off', { tag: '@js' }, async ({ app, page }) => {
    const content = `${'🦊'.repeat(450)} end`;
    const { title } = await create(app, { title: unique('long'), content });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await expect(card(page, title).locator('p')).toHaveText('🦊'.repeat(400));
    await card(page, title).locator('.card-title').focus();
    await page.keyboard.press('e');
    await expect(page.locator('.editing textarea')).toHaveCount(0);
    await page.getByRole('textbox', { name: 'Title' }).fill(`new ${title}`);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stored(app, title))[0]).toMatchObject({ title: `new ${title}`, content });
  });
});
