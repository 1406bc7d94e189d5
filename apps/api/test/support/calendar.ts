import type { CreateFeed, NewFeed } from '@todo/shared/calendar/feed';
import ICAL from 'ical.js';
import type { Client } from './client.js';

/** The address of a new calendar, without scheme and host. @throws Error when that fails */
export async function makeFeed(client: Client, input: CreateFeed = {}): Promise<{ id: number; path: string }> {
  const answer = await client.post<NewFeed>('/calendar/feeds', input);
  if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${answer.text}`);
  return { id: answer.body.id, path: new URL(answer.body.url).pathname };
}

/** The calendar as Mozilla's parser reads it. */
export async function readCalendar(client: Client, path: string): Promise<ICAL.Component> {
  const { status, text } = await client.get(path);
  if (status !== 200) throw new Error(`answered ${status}: ${text}`);
  return new ICAL.Component(ICAL.parse(text));
}

/** Components of a calendar by their summaries. */
export function bySummary(calendar: ICAL.Component): Map<string, ICAL.Component> {
  const components = calendar.getAllSubcomponents();
  return new Map(components.map((each) => [String(each.getFirstPropertyValue('summary')), each]));
}
