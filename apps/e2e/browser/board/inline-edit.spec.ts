import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, openEditor, stored, unique } from '../support/todos.ts';

test.describe('editing in place', { tag: '@js' }, () => {
  test('“Open” keeps what was typed, and so does Back', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Short') });
    const typed = unique('Typed in place');
    await openBoard(page);
    await openEditor(page, title);
    await page.getByRole('textbox', { name: 'Title' }).fill(typed);
    await page.getByLabel('Notes').fill('needs more room');
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await expect(page).toHaveURL(/\/items\/\d+/);
    await expect(page.getByLabel('Title')).toHaveValue(typed);
    await expect(page.getByLabel('Notes')).toHaveValue('needs more room');
    await page.goBack();
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(typed);
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await expect(page.getByLabel('Notes')).toHaveValue('needs more room');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(card(page, typed)).toBeVisible();
    await expect(page.locator('.card.editing')).toHaveCount(0);
    expect((await stored(app, typed))[0]?.content).toBe('needs more room');
  });

  test('keys that end an input method composition neither save nor cancel', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Composed') });
    await openBoard(page);
    await openEditor(page, title);
    const field = page.getByRole('textbox', { name: 'Title' });
    await field.fill('にほん');
    const press = (init: object) => field.dispatchEvent('keydown', { bubbles: true, cancelable: true, ...init });
    await press({ key: 'Escape', isComposing: true });
    await press({ key: 'Escape', keyCode: 229 });
    await press({ key: 'Enter', ctrlKey: true, isComposing: true });
    await expect(field).toHaveValue('にほん');
    expect((await stored(app, title))[0]?.version).toBe(1);
  });

  test('a half-typed date does not remove the date', async ({ app, page }) => {
    const mine = unique('due');
    const { title } = await create(app, { title: `dated ${mine}`, due: '2031-11-30' });
    const other = await create(app, { title: `other ${mine}` });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    await page.getByRole('link', { name: title, exact: true }).focus();
    await page.keyboard.press('d');
    const due = page.getByLabel('Due', { exact: true }).and(page.locator('.editing [type=date]'));
    await expect(due).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Backspace');
    await page.getByRole('link', { name: other.title, exact: true }).focus();
    await expect(page.locator('.editing .field-error')).toBeVisible();
    expect((await stored(app, title))[0]).toMatchObject({ due: '2031-11-30', version: 1 });
  });

  // Programs store line breaks that a one-line field cannot show.
  test('opening and closing the editor changes nothing, including line breaks', async ({ app, page }) => {
    const mine = unique('raw');
    const raw = await create(app, { title: `a\n${mine}`, content: 'x\r\ny' });
    const other = await create(app, { title: `other ${mine}` });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    const title = page.locator(`#title-${raw.id}`);
    await title.focus();
    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.getByRole('link', { name: other.title, exact: true }).focus();
    await expect(page.locator('.card.editing')).toHaveCount(0);
    await title.focus();
    await page.keyboard.press('e');
    await page.getByLabel('Notes').fill('new notes');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => (await stored(app, mine)).find(({ id }) => id === raw.id))
      .toMatchObject({
        title: `a\n${mine}`,
        content: 'new notes',
        version: 2,
      });
  });

  test('undoing an edit right after it restores the old text', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('Old'), content: 'old notes' });
    const mine = unique('New');
    await openBoard(page);
    await openEditor(page, title);
    await page.getByRole('textbox', { name: 'Title' }).fill(mine);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await stored(app, title))[0]).toMatchObject({ content: 'old notes', version: 3 });
  });
});

test('saving the full form without a change writes nothing', async ({ app, page }) => {
  const mine = unique('untouched');
  const { id } = await create(app, { title: `a\n${mine}`, content: 'x\r\ny' });
  await page.goto(`/items/${id}`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved “')).toBeVisible();
  expect((await stored(app, mine))[0]).toMatchObject({ title: `a\n${mine}`, content: 'x\r\ny', version: 1 });
  await page.goto(`/items/${id}`);
  await page.getByLabel('Due', { exact: true }).and(page.locator('#due')).fill('2031-05-17');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved “')).toBeVisible();
  expect((await stored(app, mine))[0]).toMatchObject({ title: `a\n${mine}`, content: 'x\r\ny', due: '2031-05-17' });
});
