import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { card, column, create, openBoard, unique } from '../support/todos.ts';

type Modifiers = Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'modifierAltGraph', boolean>>;

/** Presses a key of a layout that Playwright has no keyboard for. */
function press(page: Page, key: string, code: string, more: Modifiers = {}): Promise<void> {
  return page.evaluate(
    (init) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    },
    { key, code, ...more },
  );
}

test.describe('keyboard shortcuts', { tag: '@js' }, () => {
  for (const [layout, key] of [
    ['Cyrillic', 'т'],
    ['Greek', 'ν'],
    ['Hebrew', 'מ'],
    ['Caps Lock', 'N'],
  ] as const) {
    test(`the key in the position of n focuses the quick-add line: ${layout}`, async ({ page }) => {
      await openBoard(page, '/#nowhere');
      await page.locator('main').focus();
      await press(page, key, 'KeyN');
      await expect(page.getByLabel('New todo')).toBeFocused();
    });
  }

  for (const [layout, key] of [
    ['Cyrillic', 'я'],
    ['Caps Lock', 'Z'],
  ] as const) {
    test(`Ctrl+Z undoes: ${layout}`, async ({ app, page }) => {
      const { title } = await create(app, { title: unique('taken back') });
      await openBoard(page, `/?q=${encodeURIComponent(title)}`);
      await card(page, title).getByRole('checkbox').click();
      await expect(column(page, 'DONE').locator('.card')).toHaveCount(1);
      await press(page, key, 'KeyZ', { ctrlKey: true });
      await expect(column(page, 'TODO').locator('.card')).toHaveCount(1);
    });
  }

  test('keys that type another letter are no shortcuts: AltGr, Shift and Ctrl, a search on Hebrew', async ({
    app,
    page,
  }) => {
    const { title } = await create(app, { title: unique('untouched') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await card(page, title).getByRole('checkbox').click();
    await expect(column(page, 'DONE').locator('.card')).toHaveCount(1);
    await press(page, 'Z', 'KeyZ', { ctrlKey: true, shiftKey: true });
    await press(page, 'ż', 'KeyZ', { ctrlKey: true, altKey: true });
    await card(page, title).locator('.card-title').focus();
    await press(page, 'ę', 'KeyE', { modifierAltGraph: true });
    await press(page, '/', 'KeyQ');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await expect(page.locator('.editing')).toHaveCount(0);
    await expect(column(page, 'DONE').locator('.card')).toHaveCount(1);
  });

  test('the digit keys move a card on a layout where they type other characters', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('azerty') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await card(page, title).locator('.card-title').focus();
    await press(page, 'é', 'Digit2');
    await expect(column(page, 'PROGRESS').locator('.card')).toHaveCount(1);
  });
});
