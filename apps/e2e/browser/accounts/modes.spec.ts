import { startApp } from '../../support/app.ts';
import { expect as expectOpen, test as testOpen } from '../support/fixtures.ts';
import { accountSettings, expect, newPerson, test } from './people.ts';

testOpen('where nobody logs in, no page says anything of accounts', async ({ app, page }) => {
  await page.goto('/');
  await expectOpen(page.getByRole('button', { name: 'Log out' })).toHaveCount(0);
  for (const path of ['/account', '/register', '/account/export']) {
    expectOpen((await page.goto(path))?.status(), path).toBe(404);
  }
  await page.goto('/login?next=%2Ftrash');
  await expectOpen(page).toHaveURL(/\/trash$/);
  for (const path of ['/register', '/account/password', '/account/delete']) {
    const answer = await page.request.post(path, { form: { name: 'ana' }, headers: { Origin: app.webUrl } });
    expectOpen(answer.status(), path).toBe(404);
  }
});

test('with closed registration, no link leads to it and nobody can register', { tag: '@js' }, async ({ page }) => {
  const app = await startApp({ apiEnv: { ...accountSettings, TODO_REGISTRATION: 'closed' } });
  try {
    await page.goto(`${app.webUrl}/login`);
    await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Register' })).toHaveCount(0);
    expect((await page.goto(`${app.webUrl}/register`))?.status()).toBe(404);
    const form = { name: 'ana', password: 'four long words here', repeat: 'four long words here' };
    const answer = await page.request.post(`${app.webUrl}/register`, { form, headers: { Origin: app.webUrl } });
    expect(answer.status()).toBe(404);
    await expect(newPerson(app)).rejects.toThrow('403');
  } finally {
    await app.close();
  }
});
