import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, stored, unique } from '../support/todos.ts';

/** A label that no other test uses. */
const newLabel = () => `l${randomUUID().slice(0, 8)}`;

test.describe('labels', () => {
  test('are typed in the line, shown on the card, and filter by a click', { tag: '@js' }, async ({ app, page }) => {
    const [title, label] = [unique('milk'), newLabel()];
    const other = await create(app, { title: unique('bread') });
    await openBoard(page);
    await page.getByLabel('New todo').fill(`#${label} ${title} #later`);
    await expect(page.locator('.typed-date')).toContainText(`#${label}`);
    await page.keyboard.press('Enter');
    await expect(card(page, title).locator('.label')).toHaveText([`#${label}`, '#later']);
    await expect.poll(async () => (await stored(app, title))[0]).toMatchObject({ title, labels: [label, 'later'] });
    await page.evaluate('window.isTheSame = true');
    await card(page, title)
      .getByRole('link', { name: `#${label}` })
      .click();
    await expect(card(page, other.title)).toHaveCount(0);
    await expect(card(page, title)).toBeVisible();
    expect(await page.evaluate('window.isTheSame')).toBe(true);
    // A todo that is added under a filter by label gets the label.
    const next = unique('butter');
    await page.getByLabel('New todo').fill(next);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stored(app, next))[0]).toMatchObject({ labels: [label] });
    await page
      .locator('.chips')
      .getByRole('link', { name: `#${label}` })
      .click();
    await expect(card(page, other.title)).toBeVisible();
  });

  test('are edited on the page of a todo, and renamed, merged and removed in one place', async ({ app, page }) => {
    const [first, second] = [newLabel(), newLabel()];
    const one = await create(app, { title: unique('one'), labels: [first] });
    const two = await create(app, { title: unique('two'), labels: [second] });
    await page.goto(`/items/${one.id}`);
    await page.getByLabel('Labels').fill(`${first}, #waiting for Ann`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(async () => (await stored(app, one.title))[0]?.labels).toEqual([first, 'waiting for Ann']);
    await page.goto('/my/lists/0');
    const entry = (label: string) => page.locator('li').filter({ has: page.getByRole('link', { name: `#${label}` }) });
    await entry(first).getByRole('textbox').fill('x'.repeat(51));
    await entry(first).getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByText('A label must have 1 to 50 characters')).toBeVisible();
    await expect(entry(first).getByRole('textbox')).toHaveValue('x'.repeat(51));
    await entry(first).getByRole('textbox').fill(second);
    await entry(first).getByRole('button', { name: 'Rename' }).click();
    await expect(entry(first)).toHaveCount(0);
    await expect(entry(second)).toContainText('2 todos');
    expect((await stored(app, one.title))[0]?.labels).toEqual([second, 'waiting for Ann']);
    await openBoard(page, `/?view=list&label=${second.toUpperCase()}`);
    await expect(card(page, one.title)).toBeVisible();
    await expect(card(page, two.title)).toBeVisible();
    await page.goto('/my/lists/0');
    await entry(second).getByRole('button', { name: 'Remove from all' }).click();
    await expect(entry(second)).toHaveCount(0);
    expect((await stored(app, two.title))[0]?.labels).toEqual([]);
  });

  test('are parsed by the server if there is no script', { tag: '@no-js' }, async ({ app, page }) => {
    const [title, label] = [unique('우유'), newLabel()];
    await page.goto('/');
    await page.getByLabel('New todo').fill(`${title} ＃${label}`);
    await page.keyboard.press('Enter');
    await card(page, title)
      .getByRole('link', { name: `#${label}` })
      .click();
    await expect(page.locator('.card-title')).toHaveText([title]);
    expect((await stored(app, title))[0]).toMatchObject({ title, labels: [label] });
  });
});
