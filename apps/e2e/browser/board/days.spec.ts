import type { App } from '../../support/app.ts';
import { startApp } from '../../support/app.ts';
import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, unique } from '../support/todos.ts';

/** Fourteen hours ahead of UTC, and eleven behind: one of them always has another date than UTC. */
const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

/** The date in a time zone, some days from now. */
function dayIn(timeZone: string, days = 0): string {
  const moment = Date.now() + days * 86_400_000;
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
}

async function deleteTodo(app: App, id: number): Promise<void> {
  await fetch(`${app.apiUrl}/todo/${id}`, { method: 'DELETE' });
}

test.describe('days', () => {
  for (const timezoneId of zones) {
    test.describe(`of a visitor in ${timezoneId}`, () => {
      test.use({ timezoneId });

      test('the first visit says "Today" of what is due today there, and "Tomorrow" of the next day', {
        tag: '@js',
      }, async ({ app, page }) => {
        const mine = unique('first visit');
        await create(app, { title: `now ${mine}`, due: dayIn(timezoneId) });
        await create(app, { title: `next ${mine}`, due: dayIn(timezoneId, 1) });
        await page.goto(`/?q=${encodeURIComponent(mine)}`);
        await expect(card(page, `now ${mine}`).locator('time')).toHaveText('Today');
        await expect(card(page, `next ${mine}`).locator('time')).toHaveText('Tomorrow');
      });

      test('the first visit to a filter by date shows the todos that are due today there', { tag: '@js' }, async ({
        app,
        page,
      }) => {
        const { title } = await create(app, { title: unique('filtered'), due: dayIn(timezoneId) });
        await page.goto(`/?due=today&q=${encodeURIComponent(title)}`);
        await expect(card(page, title)).toBeVisible();
      });

      test('the trash shows the date of the deletion there', { tag: '@js' }, async ({ app, page }) => {
        const { id } = await create(app, { title: unique('deleted') });
        await deleteTodo(app, id);
        await page.goto('/trash');
        const [, month, date] = dayIn(timezoneId).split('-');
        const name = new Date(2000, Number(month) - 1).toLocaleString('en', { month: 'short' });
        await expect(page.locator(`#todo-${id} .chip`)).toHaveText(`Deleted ${Number(date)} ${name}`);
      });

      test('without a script no date is called today, which may be wrong', { tag: '@no-js' }, async ({ app, page }) => {
        const day = dayIn(timezoneId);
        const { title } = await create(app, { title: unique('no script'), due: day });
        await page.goto(`/?q=${encodeURIComponent(title)}`);
        const chip = card(page, title).locator('time');
        await expect(chip).toHaveText(new RegExp(`^${Number(day.slice(8))} \\w{3} ${day.slice(0, 4)}$`));
        await expect(chip).not.toHaveClass(/late/);
      });

      test("without a script the installation's time zone decides", { tag: '@no-js' }, async ({ browser }) => {
        const app = await startApp({ webEnv: { TODO_TIME_ZONE: timezoneId } });
        const context = await browser.newContext({ baseURL: app.webUrl, javaScriptEnabled: false });
        try {
          const { title } = await create(app, { title: unique('zone of all'), due: dayIn(timezoneId) });
          const page = await context.newPage();
          await page.goto('/?due=today');
          await expect(card(page, title).locator('time')).toHaveText('Today');
        } finally {
          await context.close();
          await app.close();
        }
      });
    });
  }

  test('a filter by today that stays open past midnight shows what is due on the new day', { tag: '@js' }, async ({
    app,
    page,
  }) => {
    const mine = unique('new day');
    const due = new Date().toLocaleDateString('en-CA');
    // The day that begins in the browser is the server's current one.
    const time = new Date();
    time.setDate(time.getDate() - 1);
    time.setHours(23, 58, 0, 0);
    await page.clock.install({ time });
    // Opened first, since the first visit of a browser to a filter by date loads it twice.
    await openBoard(page);
    await openBoard(page, `/?due=today&q=${encodeURIComponent(mine)}`);
    await expect(page.getByText('Nothing matches here.').first()).toBeVisible();
    const { title } = await create(app, { title: mine, due });
    await page.clock.fastForward('05:00');
    await expect(card(page, title)).toBeVisible();
  });

  test('a page that stays open past midnight shows the new day', { tag: '@js' }, async ({ app, page }) => {
    const mine = unique('midnight');
    const time = new Date();
    time.setHours(23, 58, 0, 0);
    const local = (days: number) => {
      const day = new Date(time);
      day.setDate(day.getDate() + days);
      return day.toLocaleDateString('en-CA');
    };
    await create(app, { title: `today ${mine}`, due: local(0) });
    await create(app, { title: `tomorrow ${mine}`, due: local(1) });
    await page.clock.install({ time });
    await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
    await expect(card(page, `today ${mine}`).locator('time')).toHaveText('Today');
    await page.clock.fastForward('05:00');
    await expect(card(page, `today ${mine}`).locator('time')).toHaveText(/^Overdue: /);
    await expect(card(page, `today ${mine}`).locator('time')).toHaveClass(/late/);
    await expect(card(page, `tomorrow ${mine}`).locator('time')).toHaveText('Today');
  });
});
