import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { card, change, choose, column, create, openBoard, openEditor, unique } from '../support/todos.ts';

/** Opens a board, and waits until it receives live updates. */
async function openLive(page: Page): Promise<void> {
  const listening = page.waitForResponse((response) => new URL(response.url()).pathname === '/events');
  await openBoard(page);
  expect((await listening).status()).toBe(200);
}

test('changes of others appear in place, and keep the focus, selection and typed text @js', async ({
  app,
  page,
  browser,
}) => {
  const [mine, theirs] = [unique('Mine'), unique('Theirs')];
  await create(app, { title: mine });
  await openLive(page);
  const other = await browser.newPage({ baseURL: app.webUrl });
  await openLive(other);

  const line = page.getByRole('textbox', { name: 'New todo' });
  await line.fill('half of a thou');
  await line.press('Home');
  await other.getByRole('textbox', { name: 'New todo' }).fill(theirs);
  await other.keyboard.press('Enter');
  await expect(card(page, theirs)).toBeVisible();
  await choose(other, theirs, 'Move to Done');
  await expect(column(page, 'DONE').getByRole('link', { name: theirs, exact: true })).toBeVisible();
  await page.keyboard.type('Not ');
  await expect(line).toHaveValue('Not half of a thou');

  await page.getByRole('link', { name: mine, exact: true }).focus();
  await choose(other, theirs, 'Delete');
  await expect(card(page, theirs)).toHaveCount(0);
  await expect(page.getByRole('link', { name: mine, exact: true })).toBeFocused();
  await other.close();
});

test('a card that is being edited is marked when somebody else changes it, and both versions are shown @js', async ({
  app,
  page,
}) => {
  const { id } = await create(app, { title: unique('Draft') });
  await openLive(page);
  const title = await page.locator(`#title-${id}`).textContent();
  await openEditor(page, title ?? '');
  await page.keyboard.type('My title');
  const theirs = unique('Their title');
  await change(app, id, { title: theirs });
  await expect(page.locator('.card.editing').getByRole('status')).toContainText('has changed this todo meanwhile');
  await expect(page.locator('.card.editing').getByRole('textbox', { name: 'Title' })).toHaveValue('My title');
  await page.keyboard.press('Enter');
  await expect(page.locator('.theirs')).toContainText(theirs);
  await expect(page.getByLabel('Title')).toHaveValue('My title');
});

test('a card whose editor is closed without a change shows what somebody else has changed meanwhile @js', async ({
  app,
  page,
}) => {
  const { id, title } = await create(app, { title: unique('Left as it is') });
  await openLive(page);
  await openEditor(page, title);
  const theirs = unique('Their title');
  await change(app, id, { title: theirs });
  await expect(page.locator('.card.editing').getByRole('status')).not.toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(card(page, theirs)).toBeVisible();
});

// With a stream each, six tabs would use up the connections that a browser opens to a site.
test('two tabs of one browser share a stream, and both show changes of others @js', async ({ app, page, context }) => {
  const streams: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/events') streams.push(request.url());
  });
  await openLive(page);
  const second = await context.newPage();
  await openBoard(second);
  const title = unique('For both');
  await create(app, { title });
  await expect(card(page, title)).toBeVisible();
  await expect(card(second, title)).toBeVisible();
  expect(streams).toHaveLength(1);
  // The tab that reads the stream is closed, and the other one takes over.
  await page.close();
  const later = unique('For the one that is left');
  await create(app, { title: later });
  await expect(card(second, later)).toBeVisible();
});

test('a board that was offline, and one whose API was killed, catch up @js', async ({ app, page, context }) => {
  await openLive(page);
  await context.setOffline(true);
  const offline = unique('While offline');
  await create(app, { title: offline });
  await context.setOffline(false);
  await expect(card(page, offline)).toBeVisible({ timeout: 30_000 });
  await app.killApi();
  await app.startApi();
  const killed = unique('After the kill');
  await create(app, { title: killed });
  await expect(card(page, killed)).toBeVisible({ timeout: 30_000 });
});

test('an own write is shown once, whichever arrives first, its response or its event @js', async ({ app, page }) => {
  await openLive(page);
  const title = unique('Once');
  await page.getByRole('textbox', { name: 'New todo' }).fill(title);
  await page.keyboard.press('Enter');
  await expect(card(page, title)).toHaveCount(1);
  const other = unique('The next event');
  await create(app, { title: other });
  await expect(card(page, other)).toBeVisible();
  await expect(card(page, title)).toHaveCount(1);
});

// Otherwise the user of a keyboard or a screen reader would lose their place at each change by somebody else.
test('a checkbox or a menu that has the focus keeps it when somebody else changes the card @js', async ({
  app,
  page,
}) => {
  const { id } = await create(app, { title: unique('In hand') });
  await openLive(page);
  for (const control of [page.locator(`#todo-${id} .check`), page.locator(`#menu-${id}`)]) {
    await control.focus();
    const theirs = unique('Renamed');
    await change(app, id, { title: theirs });
    await expect(card(page, theirs)).toBeVisible();
    await expect(control).toBeFocused();
  }
});
