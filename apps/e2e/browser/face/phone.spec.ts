import type { Page } from '@playwright/test';
import type { App } from '../../support/app.ts';
import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, stored, unique } from '../support/todos.ts';

const phone = { width: 390, height: 844 };
const top = (page: Page) =>
  page
    .locator('.card:visible')
    .first()
    .evaluate((element) => element.getBoundingClientRect().top);

/** Counts the cards that are completely visible on the first screen, above what is fixed at its bottom. */
function wholeCards(page: Page): Promise<number> {
  return page.locator('.card:visible').evaluateAll((cards) => {
    const bar = document.querySelector('.add-line');
    const isFixed = bar !== null && getComputedStyle(bar).position === 'fixed';
    const foot = isFixed ? bar.getBoundingClientRect().top : innerHeight;
    return cards.filter((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= foot;
    }).length;
  });
}

async function fill(app: App, mine: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await create(app, { title: `${n} ${mine}`, due: n % 3 === 0 ? '2031-05-17' : null });
}

test.describe('the first screen', () => {
  test('of a phone begins with todos: the first at most 150 pixels from the top, nine at least', async ({
    app,
    page,
  }) => {
    await page.setViewportSize(phone);
    await fill(app, unique('row'), 20);
    await openBoard(page);
    expect(await top(page)).toBeLessThanOrEqual(150);
    expect(await wholeCards(page)).toBeGreaterThanOrEqual(9);
  });

  test('of a desktop has ten cards of a column, and sixteen rows of the list', async ({ app, page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await fill(app, unique('card'), 30);
    await openBoard(page);
    expect(await wholeCards(page)).toBeGreaterThanOrEqual(10);
    // The focus ring extends 4 px around the quick-add line; the heading above covers whatever is nearer.
    const heading = await page.locator('.column.TODO h2').boundingBox();
    const line = await page.locator('#title').boundingBox();
    expect((line?.y ?? 0) - (heading?.y ?? 0) - (heading?.height ?? 0)).toBeGreaterThan(3.5);
    // Filtered to one group, since each group that the todos of other tests create adds a heading.
    await page.goto('/?view=list&due=none');
    expect(await wholeCards(page)).toBeGreaterThanOrEqual(16);
  });

  test('at a zoom of 400 % has the first todo', async ({ app, page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await create(app, { title: unique('zoomed') });
    await openBoard(page);
    expect(await top(page)).toBeLessThan(256 - 64);
  });
});

test.describe('a phone', () => {
  test.use({ viewport: phone });

  test('shows one column, and tabs to switch', async ({ app, page }) => {
    const mine = unique('tabs');
    await create(app, { title: `first ${mine}` });
    await create(app, { title: `second ${mine}`, status: 'PROGRESS' });
    await openBoard(page);
    await expect(card(page, `first ${mine}`)).toBeVisible();
    await expect(card(page, `second ${mine}`)).toBeHidden();
    await page.locator('.tabs').getByRole('link', { name: 'In progress' }).click();
    await expect(card(page, `second ${mine}`)).toBeVisible();
    await expect(card(page, `first ${mine}`)).toBeHidden();
  });

  test('adds to the visible column, however far it is scrolled', async ({ app, page }) => {
    const title = unique('from below');
    await openBoard(page, '/?column=PROGRESS');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.getByLabel('New todo').fill(title);
    await page.getByRole('button', { name: 'Add' }).click();
    await expect.poll(async () => (await stored(app, title))[0]?.status).toBe('PROGRESS');
  });

  // If the focus followed the card to the other column, the page would scroll along.
  test('does not scroll when a todo is completed', { tag: '@js' }, async ({ app, page }) => {
    const mine = unique('ticked');
    await fill(app, mine, 30);
    await openBoard(page);
    // Far from the end of the page, which moves up when the todo leaves.
    const row = card(page, `8 ${mine}`);
    await row.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(0);
    await row.getByRole('checkbox').click();
    await expect
      .poll(async () => (await stored(app, mine)).find(({ title }) => title === `8 ${mine}`)?.status)
      .toBe('DONE');
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });
});
