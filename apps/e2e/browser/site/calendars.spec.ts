import { expect, test } from '../support/fixtures.ts';
import { create, openBoard, unique } from '../support/todos.ts';

// Without this, nobody gets the address of a calendar, or cannot take it back.
test('a calendar is made, read at the address that is shown once, and revoked', async ({ app, page }) => {
  const { title } = await create(app, { title: unique('in a calendar'), due: '2031-05-17' });
  await openBoard(page, '/my/calendars');
  await expect(page.getByLabel('List', { exact: true })).toHaveValue('');
  await page.getByLabel('Shown as').selectOption('Tasks');
  await page.getByRole('button', { name: 'Make a calendar' }).click();
  const address = (await page.locator('code.secret').textContent()) ?? '';
  expect(address).toContain(`${app.webUrl}/calendar/todo_calendar_`);
  const webcal = await page.getByRole('link', { name: 'Open in a calendar program' }).getAttribute('href');
  expect(webcal).toBe(address.replace('http:', 'webcal:'));
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await answer.text()).toContain(title.slice(0, 40));

  await page.goto('/my/calendars');
  await expect(page.locator('code.secret')).toHaveCount(0);
  await page.locator('.entries li').first().getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('The calendar is revoked')).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});
