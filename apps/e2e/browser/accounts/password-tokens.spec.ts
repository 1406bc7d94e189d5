import { expect, test } from '@playwright/test';
import { type Answer, siteBefore } from '../../support/stub-api.ts';

const user = { id: 1, name: 'ana', created: '2026-01-01T00:00:00.000Z' };
const token = { id: 3, name: 'backup', scope: 'write', created: user.created, last_used: null };

/** Responds like an API with one account and one token, and records the requested changes. */
function api(changes: unknown[]): Answer {
  const bodies: Record<string, unknown> = {
    '/users/policy': { auth: 'accounts', registration: 'open' },
    '/users/me': user,
    '/sessions': [],
    '/tokens': [token],
  };
  return (request) => {
    if (request.method === 'PATCH') {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => changes.push(JSON.parse(text)));
    }
    return { body: bodies[request.url ?? ''] ?? [] };
  };
}

test('a password change revokes the tokens if and only if the checkbox is checked', { tag: '@js' }, async ({
  page,
  context,
}) => {
  const changes: unknown[] = [];
  const site = await siteBefore(api(changes));
  try {
    const name = `todo_${new URL(site.url).port}_session`;
    await context.addCookies([{ name, value: `todo_session_${'a'.repeat(43)}.ana`, url: site.url }]);
    for (const tick of [false, true]) {
      await page.goto(`${site.url}/account`);
      await page.getByLabel('Current password').fill('the old words');
      await page.getByLabel('New password').fill('four long words here');
      await page.getByLabel('Type it again').fill('four long words here');
      if (tick) await page.getByLabel('Revoke all tokens as well').check();
      await page.getByRole('button', { name: 'Change password' }).click();
      await expect(page.getByRole('status').first()).toContainText(tick ? 'all tokens are revoked' : 'have ended.');
    }
    const change = { current_password: 'the old words', password: 'four long words here' };
    expect(changes).toEqual([change, { ...change, revoke_tokens: true }]);
  } finally {
    await site.close();
  }
});
