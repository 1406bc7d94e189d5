import { openBoard } from '../support/todos.ts';
import { addTodo, changeTodo, enter, expect, newName, newPerson, shareList, statusOf, test } from './people.ts';

test('a list is created, shared by a link with somebody who registers on the way, and left again', async ({
  app,
  browser,
  context,
  page,
}) => {
  const ann = await newPerson(app);
  await enter(context, app, ann);
  await page.goto('/my/lists');
  await page.getByLabel('New list').fill('Home');
  await page.getByRole('button', { name: 'Make the list' }).click();
  await expect(page).toHaveURL(/\/\?list=\d+$/);
  await page.getByLabel('New todo').fill('Sweep the stairs');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.locator('.card-title', { hasText: 'Sweep the stairs' })).toBeVisible();

  const list = new URL(page.url()).searchParams.get('list');
  await page.goto(`/my/lists/${list}`);
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  const link = (await page.locator('code.secret').textContent()) ?? '';
  expect(link).toContain('/join/todo_invite_');

  const other = await browser.newContext({
    baseURL: app.webUrl,
    extraHTTPHeaders: { 'X-Forwarded-For': '198.18.7.7' },
  });
  const bob = await other.newPage();
  await bob.goto(link);
  await expect(bob.getByText(`${ann.name} invites you to the list Home.`)).toBeVisible();
  await bob.getByRole('link', { name: 'Register' }).click();
  await bob.getByLabel('Name').fill(newName());
  await bob.getByLabel('Password').fill('seven green bicycles');
  await bob.getByLabel('Type it again').fill('seven green bicycles');
  await bob.getByRole('button', { name: 'Register' }).click();
  await bob.getByRole('button', { name: /^Join as/ }).click();
  await expect(bob.locator('.card-title', { hasText: 'Sweep the stairs' })).toBeVisible();

  await bob.goto(`/my/lists/${list}`);
  await bob.getByRole('button', { name: 'Leave the list' }).click();
  await expect(bob.getByText('You have left the list.')).toBeVisible();
  await bob.goto(`/?list=${list}`);
  await expect(bob.locator('.card-title')).toHaveCount(0);
  await other.close();
});

test('a todo stays in the list whose board it was added to, and does not appear on the own board', async ({
  app,
  context,
  page,
}) => {
  const ann = await newPerson(app);
  await enter(context, app, ann);
  await addTodo(app, ann, { title: 'Only mine' });
  await page.goto('/my/lists');
  await page.getByLabel('New list').fill('Garden');
  await page.getByRole('button', { name: 'Make the list' }).click();
  await expect(page.locator('.card-title')).toHaveCount(0);
  await page.goto('/my/lists');
  await page.getByRole('link', { name: 'My todos' }).click();
  await expect(page.locator('.card-title', { hasText: 'Only mine' })).toBeVisible();
});

test('a board names the list it shows, and its views and search stay in that list', async ({ app, context, page }) => {
  const ann = await newPerson(app);
  await enter(context, app, ann);
  await addTodo(app, ann, { title: 'Paint my door' });
  await page.goto('/my/lists');
  await page.getByLabel('New list').fill('Club');
  await page.getByRole('button', { name: 'Make the list' }).click();
  await page.getByLabel('New todo').fill('Paint the fence');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.locator('.card-title', { hasText: 'Paint the fence' })).toBeVisible();
  await page.getByRole('link', { name: 'List', exact: true }).click();
  await expect(page).toHaveURL(/view=list&list=\d+$/);
  await page.getByRole('searchbox').fill('Paint');
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByText('1 todo with “Paint”')).toBeVisible();
  await expect(page.locator('.switcher summary')).toContainText('Club');
});

test('the board of a deleted list says so, and not that a todo was not found', async ({ app, context, page }) => {
  await enter(context, app, await newPerson(app));
  await page.goto('/?list=4000000000');
  await expect(page.locator('.refusal')).toContainText('This list is not here');
  await page.goto('/my/lists/4000000000');
  await expect(page.locator('.refusal')).toContainText('This list is not here');
  await page.goto('/join/todo_invite_unknown');
  await expect(page.locator('.refusal')).toContainText('This link is no invitation');
});

// Completing a todo that somebody has just completed changes nothing; undoing that must not undo theirs.
test('undo does not take back what another member has done first @js', async ({ app, context, page }) => {
  const [ann, bob] = [await newPerson(app), await newPerson(app)];
  await enter(context, app, ann);
  const list = await shareList(app, 'Flat', ann, bob);
  const { id } = await addTodo(app, ann, { title: 'Empty the bins', list });
  await page.route('**/events?**', (route) => route.abort());
  await openBoard(page, `/?list=${list}`);
  await changeTodo(app, bob, id, { completed: true });
  await page.locator(`#todo-${id} .check`).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.toast')).toContainText(`${bob.name} has changed the same since`);
  expect(await statusOf(app, ann, id)).toBe('DONE');
});
