import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { card, column, create, openBoard, stored, unique } from '../support/todos.ts';

/** Current position and size of an element on the page. */
async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('the element is not on the page');
  return box;
}

/** Records the paths of POST requests. */
function posts(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && paths.push(new URL(request.url()).pathname));
  return paths;
}

test.describe('dragging', { tag: '@js' }, () => {
  test('a click on a card does not start a drag, however late a script arrives', async ({ app, page }) => {
    const { id, title } = await create(app, { title: unique('clicked'), content: 'notes to click on' });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    const sent = posts(page);
    const held: (() => void)[] = [];
    await page.route('**/_next/static/**', async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    const notes = await boxOf(card(page, title).locator('p'));
    await page.mouse.move(notes.x + 20, notes.y + 5);
    await page.mouse.down();
    await page.mouse.up();
    for (const go of held) go();
    const target = await boxOf(column(page, 'PROGRESS'));
    await page.mouse.move(target.x + 60, target.y + 60, { steps: 5 });
    await expect(page.locator('.dragging')).toHaveCount(0);
    await page.mouse.down();
    await page.mouse.up();
    // An earlier write would be answered before this one.
    await card(page, title).getByRole('checkbox').click();
    await expect.poll(() => sent).toEqual([`/items/${id}/complete`]);
  });

  test('releasing the button outside the page ends the drag', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('left the window'), content: 'notes' });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    const notes = await boxOf(card(page, title).locator('p'));
    await page.mouse.move(notes.x + 20, notes.y + 5);
    await page.mouse.down();
    await page.mouse.move(notes.x + 80, notes.y + 50, { steps: 4 });
    await expect(page.locator('.dragging')).toHaveCount(1);
    await page.evaluate(() =>
      document.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, buttons: 0, clientX: 300, clientY: 300 })),
    );
    await expect(page.locator('.dragging')).toHaveCount(0);
    await page.mouse.up();
  });

  test('a card can be dragged by its title too, which does not drag the link', async ({ app, page }) => {
    const { title } = await create(app, { title: unique('by its title') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    await page.evaluate(() => {
      addEventListener('dragstart', (event) => {
        document.documentElement.dataset.native = String(!event.defaultPrevented);
      });
    });
    const link = await boxOf(page.getByRole('link', { name: title, exact: true }));
    const target = await boxOf(column(page, 'PROGRESS'));
    await page.mouse.move(link.x + 30, link.y + 8);
    await page.mouse.down();
    await page.mouse.move(target.x + 60, target.y + 60, { steps: 8 });
    await page.mouse.up();
    await expect(column(page, 'PROGRESS').locator('.card')).toHaveCount(1);
    await expect.poll(async () => (await stored(app, title))[0]?.status).toBe('PROGRESS');
    expect(await page.locator('html').getAttribute('data-native')).not.toBe('true');
  });
});

test.describe('dragging with fingers', { tag: '@js' }, () => {
  test.use({ hasTouch: true, viewport: { width: 1000, height: 700 } });

  const touch = (session: CDPSession, type: string, points: { x: number; y: number; id: number }[]) =>
    session.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: points.map((point) => ({ ...point, radiusX: 4, radiusY: 4, force: 1 })),
    });

  test('the card follows the finger that picked it up, whatever a second finger does', async ({
    app,
    page,
    context,
  }) => {
    const mine = unique('two fingers');
    const { title } = await create(app, { title: mine });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    const session = await context.newCDPSession(page);
    const from = await boxOf(card(page, title));
    const progress = await boxOf(column(page, 'PROGRESS'));
    const done = await boxOf(column(page, 'DONE'));
    const first = { x: from.x + 60, y: from.y + 12, id: 1 };
    await touch(session, 'touchStart', [first]);
    await expect(page.locator('.dragging')).toHaveCount(1);
    const moved = { ...first, x: progress.x + 60, y: progress.y + 70 };
    await touch(session, 'touchMove', [moved]);
    const second = { x: done.x + 40, y: done.y + 40, id: 2 };
    await touch(session, 'touchStart', [moved, second]);
    await touch(session, 'touchMove', [moved, { ...second, y: second.y + 20 }]);
    // A point that is missing in the next event means that the finger was lifted.
    await touch(session, 'touchMove', [{ ...moved, y: moved.y + 2 }]);
    await expect(page.locator('.dragging')).toHaveCount(1);
    await touch(session, 'touchEnd', []);
    await expect.poll(async () => (await stored(app, title))[0]?.status).toBe('PROGRESS');
  });

  test("holding a title drags its card: the link's context menu does not interfere", async ({ app, page, context }) => {
    const { title } = await create(app, { title: unique('held') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    const session = await context.newCDPSession(page);
    const link = page.getByRole('link', { name: title, exact: true });
    const box = await boxOf(link);
    const finger = { x: box.x + 20, y: box.y + 8, id: 1 };
    const opensMenu = () =>
      link.evaluate((element) => {
        const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
        return element.dispatchEvent(menu);
      });
    expect(await opensMenu()).toBe(true);
    await touch(session, 'touchStart', [finger]);
    expect(await opensMenu()).toBe(false);
    await expect(page.locator('.dragging')).toHaveCount(1);
    await touch(session, 'touchEnd', []);
    await expect(page.locator('.dragging')).toHaveCount(0);
    expect(await opensMenu()).toBe(true);
  });
});
