import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/expect-accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { create, stored, unique } from '../support/todos.ts';

const file = (text: string) => ({ name: 'todos.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test.describe('a list is taken along', () => {
  test('in: a file is chosen, previewed, confirmed, and taken back', async ({ app, page, javaScriptEnabled }) => {
    const [good, long] = [unique('from a file'), unique('long')];
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/my/lists/0');
    await page.getByRole('link', { name: 'Import todos' }).click();
    await page
      .getByLabel('File')
      .setInputFiles(file(`title,due,status\n${good},3/4/2027,done\n,3/4/2027,\n${long} ${'x'.repeat(200)},,\n`));
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await expect(page.getByRole('heading', { name: '2 new todos' })).toBeVisible();
    await expect(page.getByText('Line 3')).toContainText('There is no title');
    await expect(page.getByRole('listitem').filter({ hasText: good })).toContainText('4 Mar 2027');
    // axe is a script of the page.
    if (javaScriptEnabled) await expectAccessible(page, 'preview of an import', { colorScheme: 'light', width: 320 });
    expect(await stored(app, good)).toEqual([]);
    await page.getByText('Read the file differently').click();
    await page.getByLabel('Dates like 3/4/2026').selectOption('dmy');
    await page.getByRole('button', { name: 'Read it again' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: good })).toContainText('3 Apr 2027');
    await page.getByRole('button', { name: 'Import 2 todos' }).click();
    await expect(page.getByText('2 todos imported.')).toBeVisible();
    expect((await stored(app, good))[0]).toMatchObject({ status: 'DONE', due: '2027-04-03' });
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => await stored(app, good)).toEqual([]);
  });

  test('in: a file that cannot be read says what to do, and nothing is imported', async ({ page }) => {
    await page.goto('/my/lists/0/import');
    await page.getByLabel('File').setInputFiles(file('{"cards": [{"name": 1}'));
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    await expect(page.getByRole('alert')).toContainText('export it again');
  });

  test('out: as a file of each kind', { tag: '@js' }, async ({ app, page }) => {
    const { title } = await create(app, { title: unique('=1+1') });
    await page.goto('/my/lists/0');
    for (const [form, text] of [
      ['CSV', `'${title}`],
      ['JSON', `"title":"${title}"`],
      ['ICS', `SUMMARY:${title}`],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: `Export as ${form}` }).click();
      expect(await readFile(await (await download).path(), 'utf8')).toContain(text);
    }
  });
});
