import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { card, openBoard, stored, titlesIn, unique } from '../support/todos.ts';

/** Pastes text into the quick-add line. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('New todo').evaluate((field: HTMLInputElement, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.focus();
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (field.dispatchEvent(event)) document.execCommand('insertText', false, pasted);
  }, text);
}

test.describe('several lines', { tag: '@js' }, () => {
  test('lines that are rejected together come back as separate lines, in order', async ({ app, page }) => {
    const mine = unique('refused');
    const titles = ['first', 'second', 'third'].map((title) => `${title} ${mine}`);
    await openBoard(page);
    let fail = () => {};
    const failed = new Promise<void>((resolve) => {
      fail = resolve;
    });
    await page.route('**/items', async (route) => {
      await failed;
      await route.abort();
    });
    for (const title of titles) {
      await page.getByLabel('New todo').fill(title);
      await page.keyboard.press('Enter');
    }
    await page.getByLabel('New todo').fill('half');
    fail();
    await expect(page.locator('.new-lines li > span')).toHaveText(titles);
    await expect(page.getByLabel('New todo')).toHaveValue('half');
    await page.unroute('**/items');
    await page.reload();
    await expect(page.locator('.new-lines li > span')).toHaveText(titles);
    await page.getByRole('button', { name: 'Make 3 todos' }).click();
    await expect.poll(() => titlesIn(page, 'TODO', mine)).toEqual(titles.toReversed());
    await expect.poll(async () => (await stored(app, mine)).length).toBe(3);
    await expect(page.getByLabel('New todo')).toHaveValue('half');
  });

  test('a pasted list is offered as separate todos, which keep its order', async ({ app, page }) => {
    const mine = unique('pasted');
    await openBoard(page);
    await paste(page, `milk ${mine}\r\n\n- [ ] bread ${mine}\n3. eggs ${mine}\n`);
    const titles = ['milk', 'bread', 'eggs'].map((title) => `${title} ${mine}`);
    await expect(page.locator('.new-lines li > span')).toHaveText(titles);
    await page.getByLabel('New todo').press('Enter');
    await expect.poll(() => titlesIn(page, 'TODO', mine)).toEqual(titles);
    await expect.poll(async () => (await stored(app, mine)).length).toBe(3);
  });

  test('a pasted list can become one todo, with its lines separated', async ({ app, page }) => {
    const mine = unique('joined');
    await openBoard(page);
    await paste(page, `milk\nbread ${mine}`);
    await page.getByRole('button', { name: 'Join them' }).click();
    await expect(page.getByLabel('New todo')).toHaveValue(`milk bread ${mine}`);
    await page.getByLabel('New todo').press('Enter');
    await expect(card(page, `milk bread ${mine}`)).toBeVisible();
    await expect.poll(async () => (await stored(app, mine)).length).toBe(1);
  });

  test('a text that is too long is not cut off, and its length is shown', async ({ page }) => {
    await openBoard(page);
    const text = 'x'.repeat(500);
    await paste(page, text);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: '500 characters' })).toBeVisible();
    await expect(page.getByLabel('New todo')).toHaveValue(text);
  });
});
