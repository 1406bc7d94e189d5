import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { limits } from '@todo/shared/limits';
import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { type Api, startApi } from '../support/api.js';
import { bySummary, makeFeed, readCalendar } from '../support/calendar.js';

let api: Api;
let events: string;
let tasks: string;
beforeAll(async () => {
  api = await startApi();
  events = (await makeFeed(api.client)).path;
  tasks = (await makeFeed(api.client, { kind: 'todos' })).path;
});
afterAll(() => api.stop());

const eventOf = async (title: string) => bySummary(await readCalendar(api.client, events)).get(title) as ICAL.Component;
const taskOf = async (title: string) => bySummary(await readCalendar(api.client, tasks)).get(title) as ICAL.Component;
const readOf = (component: ICAL.Component, name: string) => component.getFirstPropertyValue(name)?.toString();

/** Texts with every character that a calendar escapes; in the last ones a line is folded inside a character. */
const texts = [
  'commas, semicolons; back\\slashes \\n "quotes" : and = signs',
  'BEGIN:VEVENT',
  'Ünïcödé 日本語 العربية',
  ...[0, 1, 2, 3].map((n) => `${'x'.repeat(60 + n)}${'😀'.repeat(20)}${'👩‍👩‍👧'.repeat(8)}`),
];

describe.each([
  ['events', () => events],
  ['todos', () => tasks],
])('a calendar of %s', (kind, path) => {
  const named = (name: string) => `${name} in ${kind}`;

  // Without this, some programs would split a title at a comma, or show an emoji as two broken characters.
  test('preserves every text, in lines of at most 75 octets', async () => {
    for (const title of texts) {
      await api.client.add({ title, content: `${title}\nsecond line\r\nthird\rfourth\u0007`, due: '2026-11-26' });
    }
    const { text, headers } = await api.client.get(path());
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = text.split('\r\n');
    expect(
      lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n\ufffd]/.test(line) || line.includes('\u0007')),
    ).toEqual([]);
    const read = bySummary(new ICAL.Component(ICAL.parse(text)));
    const alsoRead = Object.values(nodeIcal.sync.parseICS(text)).map((each) => each as { summary?: unknown });
    for (const title of texts) {
      expect(read.get(title)?.getFirstPropertyValue('description')).toBe(`${title}\nsecond line\nthird\nfourth`);
      // That parser mistakes an escaped backslash before an n for a line break.
      if (!title.includes('\\n')) expect(alsoRead.map(({ summary }) => summary)).toContain(title);
    }
  });

  test('has each todo with a due date, and no others', async () => {
    const dated = await api.client.add({ title: named('dated'), due: '2026-11-26' });
    await api.client.add({ title: named('undated') });
    const trashed = await api.client.add({ title: named('trashed'), due: '2026-11-26' });
    await api.client.delete(`/todo/${trashed.id}`);
    const calendar = await readCalendar(api.client, path());
    const read = bySummary(calendar);
    expect(['dated', 'undated', 'trashed'].map((name) => read.has(named(name)))).toEqual([true, false, false]);
    expect(readOf(read.get(named('dated')) as ICAL.Component, 'url')).toBe(`${api.client.url}/items/${dated.id}`);
    expect(readOf(calendar, 'x-wr-calname')).toBe('Todo');
  });

  // Without this, a program would show a moved todo twice, or keep its former date.
  test('has a changed todo with the same UID and a higher SEQUENCE, and no deleted one', async () => {
    const { id } = await api.client.add({ title: named('before'), due: '2026-11-26' });
    const stateOf = async (title: string) => {
      const component = bySummary(await readCalendar(api.client, path())).get(named(title));
      return component && { uid: readOf(component, 'uid'), sequence: Number(readOf(component, 'sequence')) };
    };
    const before = await stateOf('before');
    await api.client.patch(`/todo/${id}`, { title: named('after'), due: '2026-12-01' });
    const after = await stateOf('after');
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBe(Number(before?.sequence) + 1);
    expect(await stateOf('before')).toBeUndefined();
    await api.client.delete(`/todo/${id}`);
    expect(await stateOf('after')).toBeUndefined();
    await api.client.post(`/todo/${id}/restore`);
    expect((await stateOf('after'))?.uid).toBe(before?.uid);
  });
});

describe('an event', () => {
  test('lasts the whole day, also at the end of the year 9999 and when clocks change', async () => {
    const days = ['2026-03-29', '2026-10-25', '2026-11-01', '2028-02-29', '9999-12-31', '1000-01-01'];
    for (const due of days) await api.client.add({ title: `on ${due}`, due });
    for (const due of days) {
      const start = (await eventOf(`on ${due}`)).getFirstProperty('dtstart');
      expect([start?.type, start?.getFirstValue()?.toString()]).toEqual(['date', due]);
    }
    const { text } = await api.client.get(events);
    const zone = process.env.TZ;
    try {
      for (process.env.TZ of ['America/Havana', 'Pacific/Apia', 'Europe/Berlin']) {
        const read = Object.values(nodeIcal.sync.parseICS(text)).map((each) => each as VEvent);
        const start = read.find(({ summary }) => summary === 'on 2026-10-25')?.start;
        expect([start?.dateOnly, start?.getDate(), start?.getMonth()]).toEqual([true, 25, 9]);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test('does not mark its day as busy, and has the labels, the priority and whether it is done', async () => {
    const { id } = await api.client.add({ title: 'told', due: '2026-11-26', labels: ['a;b', 'home'], priority: 1 });
    const event = await eventOf('told');
    expect([readOf(event, 'transp'), readOf(event, 'priority')]).toEqual(['TRANSPARENT', '1']);
    expect(event.getFirstProperty('categories')?.getValues()).toEqual(['a;b', 'home']);
    await api.client.patch(`/todo/${id}`, { completed: true });
    expect(await eventOf('✓ told')).toBeDefined();
  });

  test('of a todo with long notes has only their beginning', async () => {
    await api.client.add({ title: 'long', due: '2026-11-26', content: '😀'.repeat(limits.feedNotesCodePoints + 1) });
    expect(readOf(await eventOf('long'), 'description')).toBe(`${'😀'.repeat(limits.feedNotesCodePoints)}…`);
  });
});

describe('a repeating todo', () => {
  const rules = [
    ['FREQ=DAILY;INTERVAL=3', '2026-11-26'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', '2026-11-27'],
    ['FREQ=MONTHLY', '2026-12-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=30', '2026-11-30'],
    ['FREQ=YEARLY', '2028-02-29'],
  ] as const;

  test.each(rules)('by %s from %s has its stored rule, as event and as todo', async (repeat, due) => {
    const todo = await api.client.add({ title: `${repeat} from ${due}`, repeat, due });
    for (const component of [await eventOf(todo.title), await taskOf(todo.title)]) {
      expect(readOf(component, 'rrule')).toBe(todo.repeat);
      expect(readOf(component, 'dtstart')).toBe(due);
    }
  });

  // If a program expanded the rule differently, it would show dates on which nothing is due.
  test('has the same next dates in a calendar as in the API', async () => {
    const todo = await api.client.add({ title: 'last of the month', repeat: 'FREQ=MONTHLY', due: '2098-12-31' });
    const shown = new ICAL.Event(await eventOf('last of the month')).iterator();
    const days = Array.from({ length: 4 }, () => shown.next().toString());
    const due: (string | null)[] = [];
    let next: number | null | undefined = todo.id;
    while (due.length < days.length && next) {
      const { body } = await api.client.get(`/todo/${next}`);
      due.push(body.due);
      next = (await api.client.patch(`/todo/${next}`, { completed: true })).body.next;
    }
    expect(due).toEqual(days);
    expect(days).toEqual(['2098-12-31', '2099-01-31', '2099-02-28', '2099-03-31']);
  });

  test('that counts from its completion skips no short month', async () => {
    await api.client.add({ title: 'from done', repeat: 'FREQ=MONTHLY', repeatFrom: 'COMPLETION', due: '2098-12-31' });
    const shown = new ICAL.Event(await eventOf('from done')).iterator();
    expect([0, 1, 2].map(() => shown.next().toString())).toEqual(['2098-12-31', '2099-01-31', '2099-02-28']);
  });

  test('has no rule once it is completed: the next todo has it', async () => {
    const first = await api.client.add({ title: 'weekly', repeat: 'FREQ=WEEKLY', due: '2099-11-30' });
    const uid = readOf(await taskOf('weekly'), 'uid');
    await api.client.patch(`/todo/${first.id}`, { completed: true });
    const both = (await readCalendar(api.client, tasks))
      .getAllSubcomponents('vtodo')
      .filter((each) => readOf(each, 'summary') === 'weekly');
    const seen = both.map((each) => [readOf(each, 'due'), readOf(each, 'status'), readOf(each, 'rrule')]);
    expect(seen.sort()).toEqual([
      ['2099-11-30', 'COMPLETED', undefined],
      ['2099-12-07', 'NEEDS-ACTION', 'FREQ=WEEKLY'],
    ]);
    expect(both.filter((each) => readOf(each, 'uid') === uid).map((each) => readOf(each, 'due'))).toEqual([
      '2099-11-30',
    ]);
  });
});

test('in the form for task programs, a todo is due on its date, with its status', async () => {
  const { id } = await api.client.add({ title: 'task', due: '2026-11-26', status: 'PROGRESS' });
  const task = await taskOf('task');
  expect([readOf(task, 'due'), readOf(task, 'status'), task.hasProperty('dtstart')]).toEqual([
    '2026-11-26',
    'IN-PROCESS',
    false,
  ]);
  await api.client.patch(`/todo/${id}`, { completed: true });
  expect(readOf(await taskOf('task'), 'percent-complete')).toBe('100');
});
