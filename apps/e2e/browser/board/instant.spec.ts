import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { card, change, column, create, openBoard, stored, titlesIn, unique } from '../support/todos.ts';

test.describe('with JavaScript', { tag: '@js' }, () => {
  /** Holds posts back until the test releases them, so that only the browser can have changed the page. */
  async function holdPosts(page: Page): Promise<() => void> {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/items**', async (route) => {
      if (route.request().method() === 'POST') await released;
      await route.continue();
    });
    return release;
  }

  /** Moves a todo to the next column and types another title, by keyboard. */
  async function moveAndEdit(page: Page, title: string, typed: string): Promise<void> {
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(column(page, 'PROGRESS').getByRole('link', { name: title, exact: true })).toBeFocused();
    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.keyboard.type(typed);
  }

  test('changes are shown before the server has answered', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Instant') });
    const added = unique('Also instant');
    await openBoard(page);
    const release = await holdPosts(page);
    await card(page, title).getByRole('checkbox').click();
    await expect(column(page, 'DONE').getByRole('link', { name: title, exact: true })).toBeVisible();
    await page.getByLabel('New todo').fill(added);
    await page.keyboard.press('Enter');
    await expect(card(page, added)).toBeVisible();
    await expect(page.getByLabel('New todo')).toBeFocused();
    expect(await stored(app, added)).toHaveLength(0);
    release();
    await expect.poll(async () => (await stored(app, added)).length).toBe(1);
  });

  // Without this, a person who moves a todo and edits it at once gets a conflict with their own change.
  test('an edit right after a move of the same todo is no conflict', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Moved') });
    const edited = unique('Edited');
    await openBoard(page);
    const release = await holdPosts(page);
    await moveAndEdit(page, title, edited);
    await page.keyboard.press('Enter');
    release();
    await expect.poll(async () => (await stored(app, edited))[0]?.status).toBe('PROGRESS');
    await expect(column(page, 'PROGRESS').getByRole('link', { name: edited, exact: true })).toBeFocused();
  });

  test('what is being typed is kept when somebody else moves the todo to another column', async ({ app, page }) => {
    const mine = unique('typed');
    await create(app, { title: `below ${mine}` });
    const { id, title } = await create(app, { title: `above ${mine}` });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    const release = await holdPosts(page);
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('e');
    const field = page.getByRole('textbox', { name: 'Title' });
    await expect(field).toBeFocused();
    await page.keyboard.type(`new ${mine}`);
    await change(app, id, { status: 'DONE' });
    const answered = page.waitForResponse((response) => response.url().endsWith('/move'));
    release();
    await (await answered).finished();
    await page.keyboard.type(' and more');
    await expect(field).toHaveValue(`new ${mine} and more`);
    await page.keyboard.press('Enter');
    await expect(column(page, 'DONE').getByRole('link', { name: `new ${mine} and more`, exact: true })).toBeVisible();
    await expect.poll(async () => (await stored(app, `new ${mine} and more`))[0]?.status).toBe('DONE');
  });

  for (const when of ['before', 'after']) {
    test(`a change by somebody else is a conflict, if it is known ${when} the edit ends`, async ({ app, page }) => {
      const { id, title } = await create(app, { title: unique('Moved') });
      const mine = unique('Mine');
      const theirs = unique('Theirs');
      await openBoard(page);
      const release = await holdPosts(page);
      await moveAndEdit(page, title, mine);
      await change(app, id, { title: theirs });
      const answered = page.waitForResponse((response) => response.url().endsWith('/move'));
      if (when === 'after') await page.keyboard.press('Enter');
      release();
      await answered;
      if (when === 'before') await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(mine);
      await expect(page.locator('.theirs')).toContainText(theirs);
    });
  }

  test('a double click on Add creates one todo', async ({ app, page }) => {
    const title = unique('Only once');
    await openBoard(page);
    await page.getByLabel('New todo').fill(title);
    await page.getByRole('button', { name: 'Add' }).dblclick();
    await expect(card(page, title)).toBeVisible();
    await expect.poll(async () => (await stored(app, title)).length).toBe(1);
    await page.reload();
    await expect(card(page, title)).toHaveCount(1);
    expect(await stored(app, title)).toHaveLength(1);
  });

  test('dragging a card to another place of another column', async ({ app, page }) => {
    const mine = unique('drag');
    await create(app, { title: `low ${mine}`, status: 'PROGRESS' });
    await create(app, { title: `high ${mine}`, status: 'PROGRESS' });
    await create(app, { title: `moved ${mine}` });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    const from = await card(page, `moved ${mine}`).boundingBox();
    const to = await card(page, `low ${mine}`).boundingBox();
    if (!from || !to) throw new Error('the cards are not on the page');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height - 4);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width / 2 + 20, from.y + 20, { steps: 4 });
    await expect(async () => {
      await page.mouse.move(to.x + to.width / 2, to.y + 8, { steps: 4 });
      await expect(page.locator('.drop-line')).toBeVisible({ timeout: 200 });
    }).toPass({ timeout: 30_000 });
    await page.mouse.up();
    const wanted = [`high ${mine}`, `moved ${mine}`, `low ${mine}`];
    await expect.poll(() => titlesIn(page, 'PROGRESS', mine)).toEqual(wanted);
    await expect
      .poll(async () =>
        (await stored(app, mine)).filter(({ status }) => status === 'PROGRESS').map(({ title }) => title),
      )
      .toEqual(wanted);
  });

  test('Escape during a drag cancels it', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('stays') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    const box = await card(page, title).boundingBox();
    const target = await column(page, 'DONE').boundingBox();
    if (!box || !target) throw new Error('the card is not on the page');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 4);
    await page.mouse.down();
    await expect(async () => {
      await page.mouse.move(target.x + 30, target.y + 30, { steps: 4 });
      await expect(page.locator('.dragging')).toBeVisible({ timeout: 200 });
    }).toPass({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(page.locator('.dragging')).toHaveCount(0);
    await expect(column(page, 'TODO').locator('.card')).toHaveCount(1);
  });

  test('add, edit, move, reorder, complete, delete and undo by keyboard alone', async ({ app, page }) => {
    const mine = unique('keys');
    await create(app, { title: `below ${mine}` });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    const title = `above ${mine}`;
    const focused = page.locator(':focus');
    await page.getByLabel('New todo').focus();
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await expect(card(page, title)).toBeVisible();
    await expect(card(page, title)).not.toHaveClass(/pending/);
    await page.keyboard.press('Tab');
    await page.locator('h2').first().focus();
    await page.keyboard.press('j');
    await expect(focused).toHaveText(title);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => titlesIn(page, 'TODO', mine)).toEqual([`below ${mine}`, title]);
    await expect(focused).toHaveText(title);
    await page.keyboard.press('Alt+ArrowRight');
    await expect(column(page, 'PROGRESS').getByRole('link', { name: title, exact: true })).toBeFocused();
    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.keyboard.type(`edited ${mine}`);
    await page.keyboard.press('Enter');
    await expect(focused).toHaveText(`edited ${mine}`);
    await page.keyboard.press(' ');
    await expect(column(page, 'DONE').getByRole('link', { name: `edited ${mine}`, exact: true })).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(card(page, `edited ${mine}`)).toHaveCount(0);
    await page.keyboard.press('u');
    await expect(card(page, `edited ${mine}`)).toBeVisible();
    await expect.poll(async () => (await stored(app, `edited ${mine}`))[0]?.status).toBe('DONE');
  });

  test('after a deletion the focus moves to the next card', async ({ app, page }) => {
    const mine = unique('focus');
    for (const name of ['c', 'b', 'a']) await create(app, { title: `${name} ${mine}` });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    await page.getByRole('link', { name: `b ${mine}`, exact: true }).focus();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('link', { name: `c ${mine}`, exact: true })).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('link', { name: `a ${mine}`, exact: true })).toBeFocused();
  });

  test('Escape cancels an edit, and an empty title is rejected', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Unchanged') });
    await openBoard(page);
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Title' }).fill('');
    await page.keyboard.press('Enter');
    await expect(page.getByText('A todo needs a title')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('link', { name: title, exact: true })).toBeFocused();
    expect((await stored(app, title))[0]?.version).toBe(1);
  });

  test('the sheet behind ? lists the shortcuts and can turn them off', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Shortcut') });
    await openBoard(page);
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await page.getByLabel('Single-key shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await stored(app, title))[0]?.status).toBe('PROGRESS');
  });
});
