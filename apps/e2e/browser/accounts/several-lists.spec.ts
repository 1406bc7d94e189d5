import type { Page } from '@playwright/test';
import { openBoard, openEditor } from '../support/todos.ts';
import {
  addTodo,
  changeTodo,
  enter,
  expect,
  newPerson,
  removePerson,
  setRole,
  shareList,
  test,
  todosOf,
} from './people.ts';

const titled = (page: Page, title: string) => page.locator('.card', { hasText: title });

test('a menu in the bar leads to each list, and to all of them in one board', async ({ app, context, page }) => {
  const ann = await newPerson(app);
  await enter(context, app, ann);
  const list = await shareList(app, 'Garden', ann);
  await addTodo(app, ann, { title: 'Rake the leaves', list });
  await addTodo(app, ann, { title: 'Call the bank' });
  await page.goto('/?view=list');
  const switcher = page.locator('.switcher');
  await switcher.locator('summary').click();
  await switcher.getByRole('link', { name: 'Garden' }).click();
  await expect(page).toHaveURL(new RegExp(`view=list&list=${list}$`));
  await expect(switcher.locator('summary')).toContainText('Garden');
  await expect(titled(page, 'Rake the leaves')).toBeVisible();
  await expect(titled(page, 'Call the bank')).toHaveCount(0);
  await switcher.locator('summary').click();
  await switcher.getByRole('link', { name: 'All lists' }).click();
  await expect(titled(page, 'Rake the leaves')).toContainText('Garden');
  await expect(titled(page, 'Call the bank')).toContainText('My todos');
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await expect(page).toHaveURL(/\/\?list=ALL$/);
  await expect(page.locator('.card')).toHaveCount(2);
});

test('on a phone the list menu is beside the filters: the first todo is at most 150 pixels from the top', async ({
  app,
  context,
  page,
}) => {
  const ann = await newPerson(app);
  await enter(context, app, ann);
  const list = await shareList(app, 'Everything that is to be done in the garden', ann);
  await addTodo(app, ann, { title: 'Rake the leaves', list });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`/?list=${list}`);
    expect((await page.locator('.card').boundingBox())?.y).toBeLessThanOrEqual(150);
    await expect(page.locator('.chips a').first()).toBeInViewport();
    // The page menu stays in the bar.
    expect((await page.locator('.page-menu summary').boundingBox())?.y).toBeLessThan(56);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.locator('.switcher summary').click();
  await expect(page.locator('.switcher').getByRole('link', { name: 'All lists' })).toBeInViewport();
});

test('the key g opens the list menu, and the arrow keys move through it @js', async ({ app, context, page }) => {
  const ann = await newPerson(app);
  await enter(context, app, ann);
  await shareList(app, 'Attic', ann);
  await openBoard(page);
  await page.locator('main').focus();
  await page.keyboard.press('g');
  await expect(page.locator(':focus')).toHaveText('My todos');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveText('Attic');
  await page.keyboard.press('Escape');
  await expect(page.locator('.switcher')).not.toHaveAttribute('open');
  await expect(page.locator('.switcher summary')).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?list=\d+$/);
});

test('a todo is assigned to a member on its page, its card shows it, and each member finds theirs', async ({
  app,
  context,
  page,
}) => {
  const [ann, bob] = [await newPerson(app), await newPerson(app)];
  await enter(context, app, bob);
  const list = await shareList(app, 'Home', ann, bob);
  const { id } = await addTodo(app, ann, { title: 'Fix the tap', list });
  await addTodo(app, ann, { title: 'Water the plants', list });
  await page.goto(`/items/${id}?back=${encodeURIComponent(`/?list=${list}`)}`);
  await page.getByLabel('Who does it').selectOption(bob.name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(titled(page, 'Fix the tap').locator('.doer')).toHaveText(bob.name);
  await page.getByRole('link', { name: 'Mine' }).click();
  await expect(page.locator('.card')).toHaveCount(1);
  await expect(titled(page, 'Fix the tap')).toBeVisible();
  await page.getByRole('link', { name: 'Mine' }).click();
  await expect(page.locator('.card')).toHaveCount(2);
});

test('a todo is assigned to a member in the editor of its card @js', async ({ app, context, page }) => {
  const [ann, bob] = [await newPerson(app), await newPerson(app)];
  await enter(context, app, ann);
  const list = await shareList(app, 'Office', ann, bob);
  await addTodo(app, ann, { title: 'Order paper', list });
  await openBoard(page, `/?list=${list}`);
  await openEditor(page, 'Order paper');
  await page.locator('.card.editing').getByLabel('Who does it').selectOption(bob.name);
  await page.keyboard.press('Control+Enter');
  await expect(titled(page, 'Order paper').locator('.doer')).toHaveText(bob.name);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(titled(page, 'Order paper').locator('.doer')).toHaveCount(0);
});

test('several todos are assigned to a member, and moved to another list, each as one action', async ({
  app,
  context,
  page,
}) => {
  const [ann, bob] = [await newPerson(app), await newPerson(app)];
  await enter(context, app, ann);
  const list = await shareList(app, 'Kitchen', ann, bob);
  const titles = ['Buy plates', 'Buy cups', 'Buy spoons'];
  for (const title of titles) await addTodo(app, ann, { title, list });
  const choose = async (menu: string, action: string) => {
    await openBoard(page, `/?list=${list}&select=1`);
    for (const title of titles.slice(1)) await page.getByRole('checkbox', { name: title }).check();
    await page.locator('.bulk-bar summary', { hasText: menu }).click();
    await page.locator('.bulk-bar').getByRole('button', { name: action }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Changed 2 todos.' })).toBeVisible();
  };
  await choose('Who does it', bob.name);
  await expect(page.locator('.card .doer')).toHaveText([bob.name, bob.name]);
  await choose('Move', 'My todos');
  await expect(page.locator('.card')).toHaveCount(1);
  expect(await todosOf(app, ann, 'Buy')).toMatchObject([{ assignee: null }, { assignee: null }]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.card .doer')).toHaveText([bob.name, bob.name]);
  await expect(page.locator('.card')).toHaveCount(3);
});

test('what a viewer may not do is refused in words, and the todos stay selected @js', async ({
  app,
  context,
  page,
}) => {
  const [ann, bob] = [await newPerson(app), await newPerson(app)];
  await enter(context, app, bob);
  const list = await shareList(app, 'Museum', ann, bob);
  for (const title of ['Hang the picture', 'Dust the vase']) await addTodo(app, ann, { title, list });
  await openBoard(page, `/?list=${list}`);
  await setRole(app, ann, list, bob, 'viewer');
  await page.locator('.card-title').first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alert').filter({ hasText: 'This is not allowed here' })).toBeVisible();
  await expect(page.locator('.card .select:checked')).toHaveCount(2);
});

test('the history names who did what, even after their account was deleted, and whose change prevents an undo', async ({
  app,
  context,
  page,
}) => {
  const [ann, bob] = [await newPerson(app), await newPerson(app)];
  await enter(context, app, ann);
  const list = await shareList(app, 'Trip', ann, bob);
  const { id } = await addTodo(app, ann, { title: 'Book the train', list });
  await changeTodo(app, ann, id, { title: 'Book the night train' });
  await page.goto(`/items/${id}`);
  await changeTodo(app, bob, id, { title: 'Book the bus' });
  const undo = page.locator('#history li').first().getByRole('button', { name: 'Undo' });
  await undo.click();
  await expect(page.locator('.refusal')).toContainText(`${bob.name} has changed the same since`);
  await removePerson(app, bob);
  await page.goto(`/items/${id}`);
  await expect(page.locator('#history li').first()).toContainText(`Changed ${bob.name}`);
  await undo.click();
  await expect(page.locator('#title')).toHaveValue('Book the night train');
});

test('a board of all lists shows the changes in each of them, and moves between them @js', async ({
  app,
  context,
  page,
}) => {
  const [ann, bob] = [await newPerson(app), await newPerson(app)];
  await enter(context, app, ann);
  const list = await shareList(app, 'Choir', ann, bob);
  const mine = await addTodo(app, ann, { title: 'Buy strings' });
  const streams: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/events') streams.push(request.url());
  });
  const listening = page.waitForResponse((response) => new URL(response.url()).pathname === '/events');
  await openBoard(page, '/?list=ALL');
  await listening;
  await addTodo(app, bob, { title: 'Copy the scores', list });
  await expect(titled(page, 'Copy the scores')).toContainText('Choir');
  await expect(titled(page, 'Copy the scores').locator('.by')).toHaveText(bob.name);
  await addTodo(app, ann, { title: 'Pay the rent' });
  await expect(titled(page, 'Pay the rent')).toBeVisible();
  await changeTodo(app, ann, mine.id, { list });
  await expect(titled(page, 'Buy strings')).toContainText('Choir');
  await expect(titled(page, 'Buy strings')).toHaveCount(1);
  expect(streams).toHaveLength(1);
});
