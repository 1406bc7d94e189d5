import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { limits } from '@todo/shared/limits';
import type { Invite, InvitePreview } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import { until } from '../../../../tools/until.js';
import { join, type Person } from '../support/accounts.js';
import type { Api } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';
import { idOf, invite, letIn, makeList } from '../support/lists.js';
import { startWithPeople } from '../support/people.js';

let api: Api;
let ann: Person;
let bob: Person;
let list: List;
beforeAll(async () => {
  ({
    api,
    people: [ann, bob],
  } = await startWithPeople('Ann', 'Bob'));
  list = await makeList(ann.client, 'Home');
});
afterAll(() => api.stop());

describe('an invitation', () => {
  test('shows its holder which list it is for, and admits as many people as it allows', async () => {
    const token = await invite(ann, list, 'editor');
    expect((await api.client.get<InvitePreview>(`/invites/${token}`)).body).toEqual({
      list: 'Home',
      role: 'editor',
      by: 'Ann',
    });
    expectProblem(await api.client.post(`/invites/${token}`), 401, 'unauthorized');
    expect((await bob.client.post<List>(`/invites/${token}`)).body).toMatchObject({ id: list.id, role: 'editor' });
    expect((await bob.client.post<List>(`/invites/${token}`)).status).toBe(200);
    const carl = await join(api.client, 'Carl');
    expectProblem(await carl.client.post(`/invites/${token}`), 410, 'invitation-over');
    expectProblem(await api.client.get(`/invites/${token}`), 410, 'invitation-over');
    expectProblem(await carl.client.get(`/lists/${list.id}`), 404, 'not-found');
  });

  test('has its token in one response only, and admits nobody once revoked', async () => {
    const token = await invite(ann, list, 'viewer', { uses: null });
    const { body, text } = await ann.client.get<Invite[]>(`/lists/${list.id}/invites`);
    expect(text).not.toContain(token);
    expect(body[0]).toMatchObject({ role: 'viewer', uses: null, by: 'Ann' });
    expect((await ann.client.delete(`/lists/${list.id}/invites/${body[0]?.id}`)).status).toBe(204);
    expectProblem(await ann.client.delete(`/lists/${list.id}/invites/${body[0]?.id}`), 404, 'not-found');
    expectProblem(await (await join(api.client, 'Dora')).client.post(`/invites/${token}`), 404, 'not-found');
  });

  test('when two people use the last admission at once, one gets in', async () => {
    const token = await invite(ann, list, 'viewer');
    const people = await Promise.all(['Eve', 'Fay', 'Gil'].map((name) => join(api.client, name)));
    const statuses = await Promise.all(
      people.map(async ({ client }) => (await client.post(`/invites/${token}`)).status),
    );
    expect(statuses.sort()).toEqual([200, 410, 410]);
  });

  test('to a higher role promotes a member, and to a lower one changes nothing', async () => {
    const hal = await join(api.client, 'Hal');
    await letIn(ann, list, hal, 'viewer');
    await letIn(ann, list, hal, 'editor');
    const viewing = await invite(ann, list, 'viewer');
    expect((await hal.client.post<List>(`/invites/${viewing}`)).body.role).toBe('editor');
    expect((await api.client.get(`/invites/${viewing}`)).status).toBe(200);
  });

  test('can be created by owners only, with a limited lifetime and number of uses', async () => {
    for (const method of ['POST', 'GET']) {
      const body = method === 'POST' ? { role: 'viewer' } : undefined;
      expectProblem(await bob.client.call(method, `/lists/${list.id}/invites`, { body }), 403, 'forbidden');
    }
    for (const expires of ['2020-01-01T00:00:00Z', '2400-01-01T00:00:00Z', 'tomorrow']) {
      const answer = await ann.client.post(`/lists/${list.id}/invites`, { role: 'viewer', expires });
      expect(expectProblem(answer, 422, 'validation').errors?.[0]?.pointer).toBe('/expires');
    }
    const soon = new Date(Date.now() + 1_500).toISOString();
    const token = await invite(ann, list, 'viewer', { expires: soon });
    await until('the invitation has ended', async () => (await api.client.get(`/invites/${token}`)).status === 410);
  });

  test('a list has a limited number of open ones', async () => {
    const full = await makeList(ann.client, 'Full');
    for (let n = 0; n < limits.invites; n++) await invite(ann, full, 'viewer');
    expectProblem(await ann.client.post(`/lists/${full.id}/invites`, { role: 'viewer' }), 422, 'quota-exceeded');
  });

  test('an unknown token is 404, whatever it looks like', async () => {
    for (const token of ['x', `todo_invite_${'A'.repeat(43)}`]) {
      expectProblem(await api.client.get(`/invites/${token}`), 404, 'not-found');
      expectProblem(await bob.client.post(`/invites/${token}`), 404, 'not-found');
    }
  });
});

describe('an account that is deleted', () => {
  test('leaves its lists to their eldest editors, takes those without one along, and is unassigned', async () => {
    const [ida, jo, kim] = await Promise.all(['Ida', 'Jo', 'Kim'].map((name) => join(api.client, name)));
    if (!ida || !jo || !kim) throw new Error('nobody joined');
    const shared = await makeList(ida.client, 'Shared');
    const shown = await makeList(ida.client, 'Shown');
    await letIn(ida, shared, kim, 'viewer');
    await letIn(ida, shared, jo, 'editor');
    await letIn(ida, shown, kim, 'viewer');
    const todo = await ida.client.add({ list: shared.id, assignee: idOf(ida) });
    const open = await invite(ida, shared, 'owner', { uses: null });
    await ida.client.call('DELETE', '/users/me', { body: { current_password: 'four purple kettles' } });
    expect((await jo.client.get<List>(`/lists/${shared.id}`)).body).toMatchObject({ role: 'owner', members: 2 });
    expect((await jo.client.get(`/todo/${todo.id}`)).body).toMatchObject({ assignee: null });
    expectProblem(await kim.client.get(`/lists/${shown.id}`), 404, 'not-found');
    expectProblem(await api.client.get(`/invites/${open}`), 404, 'not-found');
  });
});
