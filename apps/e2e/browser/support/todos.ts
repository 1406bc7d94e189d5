import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from '../../support/app.ts';

/** A todo in a response of the API. */
export interface Todo {
  id: number;
  title: string;
  content: string;
  status: string;
  due: string | null;
  priority?: number | null;
  labels?: string[];
  list?: number;
  version: number;
}

/** A title that no other test uses. */
export function unique(title: string): string {
  return `${title} ${randomUUID().slice(0, 8)}`;
}

/** Creates a todo through the API, which is faster than through the page. */
export async function create(app: App, todo: Partial<Todo> & { title: string }): Promise<Todo> {
  const response = await fetch(`${app.apiUrl}/todo`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(todo),
  });
  if (response.status !== 201) throw new Error(`create was answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Todo;
}

export async function change(app: App, id: number, patch: Partial<Todo>): Promise<Todo> {
  const response = await fetch(`${app.apiUrl}/todo/${id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(patch),
  });
  return (await response.json()) as Todo;
}

/** Todos that contain this text, whatever their status. */
export async function stored(app: App, text: string): Promise<Todo[]> {
  const response = await fetch(`${app.apiUrl}/todo?status=ALL&sort=order&q=${encodeURIComponent(text)}`);
  return (await response.json()) as Todo[];
}

export function column(page: Page, status: string): Locator {
  return page.locator(`.column.${status}`);
}

export function card(page: Page, title: string): Locator {
  return page.locator('.card').filter({ has: page.getByRole('link', { name: title, exact: true }) });
}

/** Opens the menu of a card and presses one of its buttons. */
export async function choose(page: Page, title: string, action: string): Promise<void> {
  await card(page, title).locator('summary').click();
  await card(page, title).getByRole('button', { name: action, exact: true }).click();
}

/** Titles of a test's own todos in a column, in the order shown. */
export async function titlesIn(page: Page, status: string, mine: string): Promise<string[]> {
  const titles = await column(page, status).locator('.card-title').allTextContents();
  return titles.filter((title) => title.includes(mine));
}

/** Opens a page and waits until its script has started, if JavaScript is on. */
export async function openBoard(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  const scripted = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  if (scripted) await page.waitForFunction(() => document.cookie.includes('tz='));
}

/** Opens the page menu, which has the theme, the language and the trash. */
export async function openMenu(page: Page): Promise<void> {
  await page.locator('.page-menu summary').click();
}

/** The link in the page menu that shows who is logged in. */
export function accountOf(page: Page): Locator {
  return page.locator('.page-menu a[href="/account"]');
}

/** Opens a card's inline editor by keyboard. */
export async function openEditor(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).focus();
  await page.keyboard.press('e');
  await expect(page.locator('.card.editing').getByRole('textbox', { name: 'Title' })).toBeFocused();
}
