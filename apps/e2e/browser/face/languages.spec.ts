import { expect, test } from '../support/fixtures.ts';
import { card, create, openBoard, openMenu, unique } from '../support/todos.ts';

const words = {
  ko: { board: '보드', empty: '제목은 1자 이상', missing: '페이지를 찾을 수 없어요', today: '오늘' },
  ja: { board: 'ボード', empty: 'タイトルは1〜', missing: 'ページが見つかりません', today: '今日' },
};

for (const [language, said] of Object.entries(words)) {
  test.describe(`a visitor whose browser asks for ${language}`, () => {
    test.use({ locale: `${language}-${language === 'ko' ? 'KR' : 'JP'}` });

    test('reads every page in that language, which its `lang` declares', async ({ app, page }) => {
      const { id } = await create(app, { title: unique('words') });
      for (const path of [
        '/',
        '/?view=list',
        '/trash',
        '/items/new',
        `/items/${id}`,
        '/nowhere',
        '/items/4294967295',
      ]) {
        await page.goto(path);
        await expect(page.locator('html'), path).toHaveAttribute('lang', language);
      }
      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { name: said.missing })).toBeVisible();
      await page.goto('/');
      await expect(page.getByRole('link', { name: said.board, exact: true })).toBeVisible();
    });

    test('reads the errors of the API in that language', async ({ page }) => {
      await page.goto('/items/new');
      await page.locator('.fields button[type=submit]').first().click();
      await expect(page.locator('#title-error')).toContainText(said.empty);
    });

    test('sees dates in its format', { tag: '@js' }, async ({ app, page }) => {
      const mine = unique('dated');
      const today = new Intl.DateTimeFormat('en-CA').format();
      await create(app, { title: `now ${mine}`, due: today });
      await create(app, { title: `then ${mine}`, due: '2031-05-17' });
      await openBoard(page, `/?q=${encodeURIComponent(mine)}`);
      await expect(card(page, `now ${mine}`).locator('time')).toHaveText(said.today);
      await expect(card(page, `then ${mine}`).locator('time')).toHaveText(
        language === 'ko' ? '2031년 5월 17일' : '2031年5月17日',
      );
    });
  });
}

test('a language chosen on the page is remembered, and takes precedence over the browser', async ({ page }) => {
  await page.goto('/trash');
  await openMenu(page);
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page).toHaveURL(/\/trash$/);
  await expect(page.getByRole('heading', { name: '휴지통' })).toBeVisible();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await openMenu(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

// Without this, simultaneous visitors could get each other's language.
test('simultaneous responses are each in the language of their visitor', async ({ app }) => {
  const asked = Array.from({ length: 30 }, (_, n) => ['en', 'ko', 'ja'][n % 3] ?? 'en');
  const answered = await Promise.all(
    asked.map(async (language) => {
      const response = await fetch(`${app.webUrl}/`, { headers: { 'Accept-Language': language } });
      const html = await response.text();
      const names = { en: 'Board', ko: '보드', ja: 'ボード' };
      return [html.match(/<html lang="(\w+)"/)?.[1], html.includes(`>${names[language as keyof typeof names]}</a>`)];
    }),
  );
  expect(answered).toEqual(asked.map((language) => [language, true]));
});
