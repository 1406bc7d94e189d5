import { expectAccessible } from '../support/expect-accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, unique } from '../support/todos.ts';

test.describe('assistive technology', () => {
  test('announces the messages of the board: its live regions exist before they have text', { tag: '@js' }, async ({
    app,
    page,
    context,
  }) => {
    const { title } = await create(app, { title: unique('told') });
    await openBoard(page, `/?q=${encodeURIComponent(title)}`);
    const session = await context.newCDPSession(page);
    const regions = async () => {
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const live = nodes.filter(({ ignored, role }) => !ignored && ['status', 'alert'].includes(String(role?.value)));
      return live.map(({ backendDOMNodeId }) => backendDOMNodeId).sort();
    };
    const before = await regions();
    await card(page, title).getByRole('checkbox').click();
    await expect(page.locator('.toast')).toContainText('Completed');
    const after = await regions();
    expect(after.filter((region) => !before.includes(region))).toEqual([]);
    const toast = await page.locator('.toast [role=status]').count();
    expect(toast).toBe(1);
    expect(before.length).toBeGreaterThanOrEqual(2);
  });

  test('sees the cards of a column as a list in Safari too, which ignores lists without numbers', async ({
    app,
    page,
  }) => {
    await create(app, { title: unique('listed') });
    await page.goto('/');
    await expect(page.locator('ol.cards[role=list]')).toHaveCount(3);
  });

  for (const width of [320, 390]) {
    test(`no field is so small that a phone zooms in on it, ${width} pixels`, async ({ app, page }) => {
      await page.setViewportSize({ width, height: 800 });
      const { id } = await create(app, { title: unique('fields') });
      for (const path of ['/', '/?view=list', '/items/new', `/items/${id}`, '/trash']) {
        await page.goto(path);
        const sizes = await page
          .locator('input:not([type=hidden], [type=checkbox]), select, textarea')
          .evaluateAll((fields) =>
            fields.map((field) => [field.id, Number.parseFloat(getComputedStyle(field).fontSize)]),
          );
        expect(sizes.length, path).toBeGreaterThan(0);
        expect(
          sizes.filter(([, size]) => Number(size) < 16),
          path,
        ).toEqual([]);
      }
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`a search match in a completed todo has enough contrast, ${colorScheme}`, { tag: '@js' }, async ({
      app,
      browser,
    }) => {
      const { title } = await create(app, { title: unique('found'), content: 'found in the notes', status: 'DONE' });
      const context = await browser.newContext({ baseURL: app.webUrl, colorScheme });
      const page = await context.newPage();
      await page.goto(`/?q=${encodeURIComponent(title.split(' ')[1] ?? '')}`);
      await expect(page.locator('mark').first()).toBeVisible();
      await expectAccessible(page, 'search', { colorScheme, width: 1280 });
      await context.close();
    });
  }

  test('every page has a description, and every form a button', async ({ app, page }) => {
    const { id } = await create(app, { title: unique('described') });
    for (const path of [
      '/',
      '/?view=list',
      '/?q=no+todo+has+this',
      `/items/${id}`,
      '/items/new',
      '/trash',
      '/nowhere',
    ]) {
      await page.goto(path);
      await expect(page.locator('meta[name=description]'), path).toHaveAttribute('content', /todo list/);
      const buttons = await page
        .locator('form')
        .evaluateAll((forms) =>
          (forms as HTMLFormElement[]).map((form) =>
            Array.from(form.elements).some((element) => element instanceof HTMLButtonElement),
          ),
        );
      expect(buttons, path).not.toContain(false);
    }
  });
});
