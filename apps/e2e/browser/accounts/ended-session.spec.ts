import { card, openBoard, unique } from '../support/todos.ts';
import {
  addTodo,
  endSessions,
  enter,
  expect,
  logIn,
  newPerson,
  type Person,
  sessionName,
  test,
  todosOf,
} from './people.ts';

/** Fills in the log-in page that the form was answered with. */
const again = ({ name, password }: Person) => ({ name, password });

test('a todo that is added after the session has ended is created once, after logging in', async ({
  app,
  page,
  context,
}) => {
  const person = await newPerson(app);
  const title = unique('Typed into an ended session');
  await enter(context, app, person);
  await openBoard(page, '/?q=Typed');
  await endSessions(app, person);
  await page.getByLabel('New todo').fill(title);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Your session has ended');
  await expect(page.getByText(title)).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue(person.name);

  await logIn(page, { name: person.name, password: 'wrong at first' });
  await expect(page.locator('.refusal')).toContainText('do not belong together');
  await logIn(page, again(person));
  await expect(card(page, title)).toHaveCount(1);
  await expect(page).toHaveURL(/\/\?q=Typed/);
  await page.reload();
  await expect(card(page, title)).toHaveCount(1);
});

test('the full form survives an ended session with every field', async ({ app, page, context }) => {
  const person = await newPerson(app);
  const title = unique('Long thoughts');
  const notes = 'first line\n\n  <b>second</b> & "third"';
  await enter(context, app, person);
  await page.goto('/items/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Notes').fill(notes);
  await page.getByLabel('Due', { exact: true }).fill('2031-05-17');
  await endSessions(app, person);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Save' }).click();
  expect((await answered).status()).toBe(401);
  await logIn(page, again(person));
  await page.goto((await page.getByRole('link', { name: title, exact: true }).getAttribute('href')) ?? '');
  await expect(page.getByLabel('Notes')).toHaveValue(notes);
  await expect(page.getByLabel('Due', { exact: true })).toHaveValue('2031-05-17');
});

test('a todo that is rejected after the log-in comes back with its text', async ({ app, page, context }) => {
  const person = await newPerson(app);
  const title = unique('x'.repeat(190));
  await enter(context, app, person);
  await page.goto('/items/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Notes').fill('still here');
  await endSessions(app, person);
  await page.getByRole('button', { name: 'Save' }).click();
  await logIn(page, again(person));
  await expect(page.getByRole('alert').first()).toContainText('Please check what you typed');
  await expect(page.getByLabel('Title')).toHaveValue(title);
  await expect(page.getByLabel('Notes')).toHaveValue('still here');
});

test('a page that needs a session leads to the log-in, which leads back to it', async ({ app, page, context }) => {
  const person = await newPerson(app);
  const { id } = await addTodo(app, person, { title: unique('Come back') });
  await enter(context, app, person);
  await endSessions(app, person);
  await page.goto(`/items/${id}?back=%2F%3Fview%3Dlist`);
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await logIn(page, again(person));
  await expect(page).toHaveURL(new RegExp(`/items/${id}\\?back=`));
});

test('passwords that were submitted after the session ended are not in the page', async ({ app, page, context }) => {
  const person = await newPerson(app);
  await enter(context, app, person);
  await page.goto('/account');
  await endSessions(app, person);
  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password').fill('another long password');
  await page.getByLabel('Type it again').fill('another long password');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('alert').first()).toContainText('do it again');
  expect(await page.content()).not.toContain('another long password');
  await logIn(page, again(person));
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible();
});

test.describe('with JavaScript', { tag: '@js' }, () => {
  test('an action on a card is done after logging in, and a half-typed title is restored', async ({
    app,
    page,
    context,
  }) => {
    const person = await newPerson(app);
    const { title } = await addTodo(app, person, { title: unique('Tick me') });
    await enter(context, app, person);
    await openBoard(page);
    await endSessions(app, person);
    await page.getByLabel('New todo').fill('half of a thou');
    await card(page, title).getByRole('checkbox').click();
    await expect(page.getByRole('alert').first()).toContainText('Your session has ended');
    await logIn(page, again(person));
    await expect(page.locator('.column.DONE').getByRole('link', { name: title, exact: true })).toBeVisible();
    await expect(page.getByLabel('New todo')).toHaveValue('half of a thou');
    const cookie = (await context.cookies()).find(({ name }) => name === sessionName(app));
    const token = decodeURIComponent(cookie?.value ?? '').split('.')[0] ?? '';
    expect(await todosOf(app, { ...person, token }, title)).toMatchObject([{ status: 'DONE' }]);
  });

  test('what was added while the first response was pending is added after logging in', async ({
    app,
    page,
    context,
  }) => {
    const person = await newPerson(app);
    const [first, second] = [unique('First'), unique('Second')];
    await enter(context, app, person);
    await openBoard(page);
    await endSessions(app, person);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/items', async (route) => {
      if (route.request().headers().accept === 'application/json') await released;
      await route.continue();
    });
    for (const title of [first, second]) {
      await page.getByLabel('New todo').fill(title);
      await page.keyboard.press('Enter');
      await expect(card(page, title)).toBeVisible();
    }
    await page.getByLabel('New todo').fill('third');
    release();
    await logIn(page, again(person));
    await expect(card(page, first)).toHaveCount(1);
    await expect(card(page, second)).toHaveCount(1);
    await expect(page.getByLabel('New todo')).toHaveValue('third');
    const cookie = (await context.cookies()).find(({ name }) => name === sessionName(app));
    const token = decodeURIComponent(cookie?.value ?? '').split('.')[0] ?? '';
    for (const title of [first, second]) expect(await todosOf(app, { ...person, token }, title)).toHaveLength(1);
  });
});
