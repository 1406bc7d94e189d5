import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import {
  card,
  change,
  choose,
  create,
  openBoard,
  openEditor,
  openMenu,
  stored,
  titlesIn,
  unique,
} from '../support/todos.ts';

/** Holds the requests of the page's script back until the test releases them. */
async function holdPosts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/items**', async (route) => {
    if (route.request().method() === 'POST') await released;
    await route.continue().catch(() => {});
  });
  return release;
}

async function addLines(page: Page, titles: string[]): Promise<void> {
  for (const title of titles) {
    await page.getByLabel('New todo').fill(title);
    await page.keyboard.press('Enter');
    await expect(card(page, title)).toBeVisible();
  }
}

test.describe('leaving the page', { tag: '@js' }, () => {
  for (const way of ['a link', 'a reload', 'closing the tab']) {
    test(`todos that have not been sent yet survive ${way}`, async ({ app, page, context }) => {
      const mine = unique('queued');
      await openBoard(page);
      const release = await holdPosts(page);
      await addLines(page, [`a ${mine}`, `b ${mine}`, `c ${mine}`]);
      if (way === 'a link') await page.getByRole('link', { name: 'List', exact: true }).click();
      if (way === 'a reload') await page.reload();
      if (way === 'closing the tab') await page.close({ runBeforeUnload: true });
      release();
      await expect.poll(async () => (await stored(app, mine)).length).toBe(3);
      const next = way === 'closing the tab' ? await context.newPage() : page;
      await next.goto(`/?q=${encodeURIComponent(mine)}`);
      await expect(next.locator('.card')).toHaveCount(3);
      expect(await stored(app, mine)).toHaveLength(3);
    });
  }

  test('an edit that is queued behind a move survives a link', async ({ app, page }) => {
    // With an early date, because the list shows only the first 50, and other tests have added more.
    const { title } = await create(app, { title: unique('to edit'), due: '2000-01-01' });
    const other = await create(app, { title: unique('to move') });
    const edited = unique('edited');
    await openBoard(page);
    const release = await holdPosts(page);
    await choose(page, other.title, 'Move to Done');
    await openEditor(page, title);
    await page.getByRole('textbox', { name: 'Title' }).fill(edited);
    await page.getByRole('link', { name: 'List', exact: true }).click();
    release();
    await expect.poll(async () => (await stored(app, edited)).length).toBe(1);
    await expect.poll(async () => (await stored(app, other.title))[0]?.status).toBe('DONE');
    await expect(card(page, edited)).toBeVisible();
  });

  test('the browser asks before leaving if something cannot be stored', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
    });
    await openBoard(page);
    const release = await holdPosts(page);
    await addLines(page, [unique('nowhere else')]);
    const asked = page.waitForEvent('dialog');
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await closed;
    release();
  });

  test('a half-typed line is restored after a reload, a link, and Back', async ({ page }) => {
    await openBoard(page);
    await page.getByLabel('New todo').fill('half of a thou');
    await page.reload();
    await expect(page.getByLabel('New todo')).toHaveValue('half of a thou');
    await openMenu(page);
    await page.getByRole('link', { name: 'Trash' }).click();
    await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel('New todo')).toHaveValue('half of a thou');
  });

  test('a line and an edit that were open in a closed tab are in the next one', async ({ app, page, context }) => {
    const { title } = await create(app, { title: unique('Left open') });
    const mine = unique('Typed before the tab was closed');
    await openBoard(page);
    await page.getByLabel('New todo').fill('half of a thou');
    await openEditor(page, title);
    await page.getByRole('textbox', { name: 'Title' }).fill(mine);
    await page.close({ runBeforeUnload: true });
    const next = await context.newPage();
    await next.goto('/');
    await expect(next.getByLabel('New todo')).toHaveValue('half of a thou');
    await expect(next.locator('.card.editing').getByRole('textbox', { name: 'Title' })).toHaveValue(mine);
  });

  test('an open edit is restored after a reload, and saved on the version it began with', async ({ app, page }) => {
    const { id, title } = await create(app, { title: unique('Open') });
    const mine = unique('Half an edit');
    await openBoard(page);
    await openEditor(page, title);
    await page.getByRole('textbox', { name: 'Title' }).fill(mine);
    await change(app, id, { title: unique('Theirs') });
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(mine);
    await page.getByRole('textbox', { name: 'Title' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible();
  });

  test('the form for a new todo stays as it was left, until it is saved', async ({ app, page }) => {
    const title = unique('Long thoughts');
    await page.goto('/items/new');
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Notes').fill('and notes');
    await page.getByLabel('Status').selectOption('PROGRESS');
    await openMenu(page);
    await page.getByRole('link', { name: 'Trash' }).click();
    await page.goto('/items/new');
    await expect(page.getByLabel('Title')).toHaveValue(title);
    await expect(page.getByLabel('Notes')).toHaveValue('and notes');
    await expect(page.getByLabel('Status')).toHaveValue('PROGRESS');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(card(page, title)).toBeVisible();
    expect(await stored(app, title)).toHaveLength(1);
    await page.goto('/items/new');
    await expect(page.getByLabel('Title')).toHaveValue('');
  });
});

// A page from the browser's back/forward cache has old rows and a used one-time key.
test('Back to the board shows the current todos, and a new one can be added', async ({ app, page }) => {
  const mine = unique('back');
  const gone = await create(app, { title: `gone ${mine}` });
  await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
  for (const title of [`milk ${mine}`, `milk ${mine}`, `bread ${mine}`]) {
    const before = (await stored(app, title)).length;
    await page.getByLabel('New todo').fill(title);
    await page.getByRole('button', { name: 'Add' }).click();
    await expect.poll(async () => (await stored(app, title)).length).toBe(before + 1);
    await page.goto(`/items/${(await stored(app, title))[0]?.id}`);
    await expect(page.getByLabel('Title')).toHaveValue(title);
    await page.goBack();
    await expect.poll(() => titlesIn(page, 'TODO', title)).toHaveLength(before + 1);
  }
  await page.goto(`/items/${gone.id}`);
  await fetch(`${app.apiUrl}/todo/${gone.id}`, { method: 'DELETE' });
  await page.goBack();
  await expect(card(page, `bread ${mine}`)).toBeVisible();
  await expect(card(page, gone.title)).toHaveCount(0);
});

test('the title in a form is restored by Back, like its notes', async ({ page }) => {
  await page.goto('/items/new');
  await page.getByLabel('Title').fill('typed title');
  await page.getByLabel('Notes').fill('typed notes');
  await openMenu(page);
  await page.getByRole('link', { name: 'Trash' }).click();
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Notes')).toHaveValue('typed notes');
  await expect(page.getByLabel('Title')).toHaveValue('typed title');
});
