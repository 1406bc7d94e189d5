import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/expect-accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { card, change, create, openBoard, stored, unique } from '../support/todos.ts';

const content = 'For *Sunday*\n- [ ] milk\n- [x] bread\n  - [ ] of rye\n- [ ] milk\nThe rest';
const box = (page: Page, name: string, nth = 0) => page.getByRole('checkbox', { name, exact: true }).nth(nth);

test('a card shows how much is done, and its boxes are checked one by one; the rest of the notes stays', async ({
  app,
  page,
}) => {
  const todo = await create(app, { title: unique('groceries'), content });
  await openBoard(page, `/?q=${encodeURIComponent(todo.title)}`);
  const shown = card(page, todo.title);
  await expect(shown.locator('.checks summary')).toHaveText('1/4');
  await expect(shown.locator('.checks summary')).toHaveAccessibleName(`Checklist: 1/4 done ${todo.title}`);
  await shown.locator('.checks summary').click();
  // Somebody changes other parts of the notes, which this page does not know yet.
  await change(app, todo.id, { content: `New\n${content}` });
  await box(page, 'milk', 1).click();
  await expect(shown.locator('.checks summary')).toHaveText('2/4');
  const ticked = `New\n${content.replace('milk\nThe', 'MILK\nThe').replace('[ ] MILK', '[x] milk')}`;
  await expect.poll(async () => (await stored(app, todo.title))[0]?.content).toBe(ticked);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await stored(app, todo.title))[0]?.content).toBe(`New\n${content}`);
});

test('the page of a todo has the same boxes, and reports a line that was deleted', async ({ app, page }) => {
  const { id, title } = await create(app, { title: unique('chores'), content });
  await page.goto(`/items/${id}`);
  await expect(page.locator('.notes h2')).toContainText('1/4');
  await box(page, 'of rye').click();
  await expect(page.locator('.notes h2')).toContainText('2/4');
  await expect.poll(async () => (await stored(app, title))[0]?.content).toContain('- [x] of rye');
  const rewritten = '- [ ] butter\nNothing of this may be lost';
  await change(app, id, { content: rewritten });
  await box(page, 'bread').click();
  await expect(
    page.locator('.notes .field-error, .refusal').filter({ hasText: 'This line is not there any more' }),
  ).toBeVisible();
  expect((await stored(app, title))[0]?.content).toBe(rewritten);
});

test.describe('with script', { tag: '@js' }, () => {
  test('what is typed beside the boxes stays, and is saved with the checked box', async ({ app, page }) => {
    const { id, title } = await create(app, { title: unique('typing'), content });
    await openBoard(page, `/items/${id}`);
    const notes = page.getByRole('textbox', { name: 'Notes' });
    await notes.fill(`${content}, typed`);
    await page.locator('.box', { hasText: 'of rye' }).locator('span').click();
    await expect(box(page, 'of rye')).toHaveAttribute('aria-checked', 'true');
    await expect(notes).toHaveValue(`${content.replace('[ ] of', '[x] of')}, typed`);
    await expect(page.locator('input[name=version]').first()).toHaveValue('2');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await stored(app, title))[0]?.content).toMatch(/\[x\] of rye\n.*\nThe rest, typed$/);
  });

  test('the focus stays on the box that is checked by keyboard, and the count includes lines beyond the card', async ({
    app,
    page,
  }) => {
    const lines = Array.from({ length: 60 }, (_, n) => `- [${n < 20 ? 'x' : ' '}] line ${n}`);
    const { title } = await create(app, { title: unique('long'), content: lines.join('\n') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    const summary = card(page, title).locator('.checks summary');
    await expect(summary).toHaveText('20/60');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(box(page, 'line 0')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(summary).toHaveText('19/60');
    await expect(box(page, 'line 0')).toHaveAttribute('aria-checked', 'false');
    await expect(box(page, 'line 0')).toBeFocused();
    await expect.poll(async () => (await stored(app, title))[0]?.content).toBe(lines.join('\n').replace('x', ' '));
    await expect(card(page, title).getByRole('link', { name: 'Open', exact: true })).toBeVisible();
  });

  for (const [colorScheme, width] of [
    ['light', 320],
    ['dark', 1280],
  ] as const) {
    test(`boxes and notes are accessible, ${colorScheme}, ${width} pixels`, async ({ app, browser }) => {
      const notes = `# Plan\n${content}\n> quoted\n\n1. one\n2. two\n\n\`\`\`\ncode ${'long '.repeat(40)}\n\`\`\`\n[a](https://example.org)`;
      const { id, title } = await create(app, { title: unique('axe'), content: notes });
      const context = await browser.newContext({ baseURL: app.webUrl, colorScheme, viewport: { width, height: 720 } });
      const page = await context.newPage();
      await page.goto(`/items/${id}`);
      await expectAccessible(page, 'notes', { colorScheme, width });
      await page.goto(`/?q=${encodeURIComponent(title)}`);
      await card(page, title).locator('.checks summary').click();
      await expectAccessible(page, 'checklist', { colorScheme, width });
      await context.close();
    });
  }
});
