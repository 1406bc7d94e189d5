import { afterAll, beforeEach, expect, test } from '@jest/globals';
import type { ImportReport } from '@todo/shared/todos/import';
import { type Api, startApi } from '../support/api.js';

let api: Api;
beforeEach(async () => {
  if (api) await api.client.clear();
  else api = await startApi();
});
afterAll(() => api.stop());

/** Imports a file twice: the second time nothing is made. */
async function bring(file: unknown, query = ''): Promise<ImportReport> {
  const call = () => api.client.call<ImportReport>('POST', `/lists/0/import${query}`, { body: file });
  const { status, body } = await call();
  expect(status).toBe(200);
  expect((await call()).body).toMatchObject({ todos: 0, known: body.todos });
  return body;
}
const list = async () => (await api.client.list('?status=ALL&sort=order')).body;
const codes = ({ notices }: ImportReport) => notices.map(({ code }) => code).sort();

test('a project of Todoist: sections and words are labels, comments and mere subtasks are notes', async () => {
  const report = await bring(
    `\uFEFFTYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT
meta,view_style=board,,,,,,,,,,
task,Buy paint @home @shop,white,1,1,Ann (1),,2026-12-24,en,,,
note,two buckets,,,,Ann (1),,,,,,
task,for walls,,4,2,Ann (1),,,en,,,
task,for doors,,4,2,Ann (1),,,en,,,
,,,,,,,,,,,
section,Garden,,,,,,,,,,
task,Mow,,4,1,Ann (1),Bob (2),every monday,en,,,
task,Sharpen,with care,4,2,Ann (1),,,en,,,
task,Plant,,2,1,Ann (1),,when it is warm,en,,,
`,
  );
  expect(report).toMatchObject({ source: 'todoist', todos: 4 });
  expect(codes(report)).toEqual(['assignee_unknown', 'day_unreadable', 'subtask']);
  expect(await list()).toEqual([
    expect.objectContaining({
      title: 'Buy paint',
      content: 'white\n\ntwo buckets\n\n- [ ] for walls\n- [ ] for doors',
      due: '2026-12-24',
      priority: 1,
      labels: ['home', 'shop'],
    }),
    expect.objectContaining({ title: 'Mow', repeat: 'FREQ=WEEKLY;BYDAY=MO', labels: ['Garden'], content: '@Bob' }),
    expect.objectContaining({ title: 'Sharpen', content: 'with care' }),
    expect.objectContaining({ title: 'Plant', priority: 2, due: null, content: 'when it is warm' }),
  ]);
});

test('a board of Trello: lists are statuses or labels, checklists lines to tick, archived cards left out', async () => {
  const card = (n: number, more: object) => ({
    id: `65f1a2b3000000000000000${n}`,
    name: `card ${n}`,
    desc: '',
    closed: false,
    due: null,
    dueComplete: false,
    idList: 'l1',
    idMembers: [],
    labels: [],
    badges: { attachments: 0, comments: 0 },
    ...more,
  });
  const report = await bring(
    {
      id: 'b',
      name: 'Board',
      idOrganization: null,
      actions: [{ type: 'createCard', data: { card: { name: 'no card' } } }],
      cards: [
        card(1, {
          desc: 'text',
          due: '2026-12-24T22:30:00.000Z',
          labels: [{ name: '', color: 'red' }, { name: 'big' }],
        }),
        card(2, { idList: 'l2', idMembers: ['m1'], badges: { attachments: 1, comments: 2 } }),
        card(3, { dueComplete: true }),
        card(4, { closed: true }),
        card(5, { idList: 'l3' }),
      ],
      lists: [
        { id: 'l1', name: 'Ideas', closed: false },
        { id: 'l2', name: 'In Progress', closed: false },
        { id: 'l3', name: 'Old', closed: true },
      ],
      members: [{ id: 'm1', username: 'bob', fullName: 'Bob' }],
      checklists: [
        {
          id: 'c1',
          idCard: '65f1a2b30000000000000001',
          name: 'Checklist',
          checkItems: [
            { name: 'second', state: 'incomplete', pos: 2 },
            { name: 'first', state: 'complete', pos: 1 },
          ],
        },
      ],
    },
    '?tz=Europe/Berlin',
  );
  expect(report).toMatchObject({ source: 'trello', todos: 3, left: 2 });
  expect(codes(report)).toEqual([
    'archived',
    'assignee_unknown',
    'attachments_dropped',
    'comments_dropped',
    'time_dropped',
  ]);
  expect(await list()).toEqual([
    expect.objectContaining({
      title: 'card 1',
      content: 'text\n\n- [x] first\n- [ ] second',
      due: '2026-12-24',
      labels: ['red', 'big', 'Ideas'],
      status: 'TODO',
      created: '2024-03-13T12:57:23.000Z',
    }),
    expect.objectContaining({ title: 'card 2', status: 'PROGRESS', labels: [], content: '@bob' }),
    expect.objectContaining({ title: 'card 3', status: 'DONE' }),
  ]);
});

test('projects of Vikunja: notes without their HTML, seconds as a rule', async () => {
  const task = (n: number, more: object) => ({
    id: n,
    title: `task ${n}`,
    description: '',
    done: false,
    due_date: '0001-01-01T00:00:00Z',
    priority: 0,
    labels: null,
    repeat_after: 0,
    repeat_mode: 0,
    created: '2024-01-02T03:04:05Z',
    assignees: null,
    ...more,
  });
  const project = { id: 1, title: 'Home', is_archived: false, hex_color: '', child_projects: null };
  const description =
    '<p>one <strong>two</strong></p><ul data-type="taskList"><li data-checked="true"><p>a</p></li>' +
    '<li data-checked="false"><label><input type="checkbox"><span></span></label><div><p>b</p></div></li></ul>';
  const report = await bring([
    {
      ...project,
      tasks: [
        task(1, { description, priority: 4, labels: [{ title: 'x' }], due_date: '2026-12-24T00:00:00Z' }),
        task(2, { done: true, repeat_after: 1_209_600, repeat_mode: 2 }),
      ],
    },
    {
      ...project,
      id: 2,
      tasks: [task(3, { repeat_after: 3_600, attachments: [{ id: 1 }], bucket: { title: 'Doing' } })],
    },
  ]);
  expect(report).toMatchObject({ source: 'vikunja', todos: 3 });
  expect(codes(report)).toEqual(['attachments_dropped', 'repeat_unreadable']);
  const [one, two, three] = await list();
  expect(one).toMatchObject({
    title: 'task 1',
    priority: 1,
    labels: ['x'],
    due: '2026-12-24',
    created: '2024-01-02T03:04:05.000Z',
  });
  expect(one?.content.split('\n').filter(Boolean)).toEqual(['one two', '- [x] a', '- [ ] b']);
  expect(two).toMatchObject({ status: 'DONE', repeat: 'FREQ=WEEKLY;INTERVAL=2', repeatFrom: 'COMPLETION' });
  expect(three).toMatchObject({ status: 'PROGRESS', repeat: null });
});

test('tasks of Microsoft To Do, as Graph answers them', async () => {
  const report = await bring({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#lists/tasks',
    value: [
      {
        id: 'AAA',
        title: 'Pay rent',
        status: 'inProgress',
        importance: 'high',
        createdDateTime: '2024-01-02T03:04:05.6789Z',
        body: { content: 'to Ann\r\n', contentType: 'text' },
        categories: ['Red category'],
        dueDateTime: { dateTime: '2026-12-01T00:00:00.0000000', timeZone: 'UTC' },
        recurrence: { pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 1 }, range: {} },
        checklistItems: [
          { displayName: 'write', isChecked: true },
          { displayName: 'sign', isChecked: false },
        ],
      },
      {
        id: 'BBB',
        title: 'Second Tuesday',
        status: 'completed',
        importance: 'normal',
        body: { content: '', contentType: 'text' },
        recurrence: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' } },
      },
    ],
  });
  expect(report.source).toBe('microsoft');
  expect(codes(report)).toEqual(['repeat_unreadable']);
  expect(await list()).toEqual([
    expect.objectContaining({
      title: 'Pay rent',
      status: 'PROGRESS',
      priority: 1,
      due: '2026-12-01',
      repeat: 'FREQ=MONTHLY;BYMONTHDAY=1',
      content: 'to Ann\n\n- [x] write\n- [ ] sign',
      labels: ['Red category'],
    }),
    expect.objectContaining({ title: 'Second Tuesday', status: 'DONE', repeat: null }),
  ]);
});

test('tasks of Outlook, as a table', async () => {
  const report = await bring(
    '"Subject","Start Date","Due Date","Date Completed","% Complete","Categories","Notes","Priority","Status"\r\n' +
      '"Call Bob",,"12/24/2026",,"0.5","Work;Phone","his number","High","In Progress"\r\n',
  );
  expect(report.source).toBe('outlook');
  expect(await list()).toEqual([
    expect.objectContaining({
      title: 'Call Bob',
      due: '2026-12-24',
      labels: ['Work', 'Phone'],
      content: 'his number',
      priority: 1,
      status: 'PROGRESS',
    }),
  ]);
});
