import type { Page, Request } from '@playwright/test';
import { until } from '../../../../tools/until.ts';

/** Milliseconds without a request, as for Playwright's own `networkidle`. */
const quietMs = 500;

/** Opens a page and waits until it has no pending requests, except the event stream of a board, which never ends. */
export async function openWhole(page: Page, path: string): Promise<void> {
  const open = new Set<Request>();
  let changed = Date.now();
  const begin = (request: Request) => {
    if (new URL(request.url()).pathname === '/events') return;
    open.add(request);
    changed = Date.now();
  };
  const end = (request: Request) => {
    if (open.delete(request)) changed = Date.now();
  };
  page.on('request', begin);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  await page.goto(path);
  await until(`${path} is loaded`, () => open.size === 0 && Date.now() - changed >= quietMs);
  page.off('request', begin);
  page.off('requestfinished', end);
  page.off('requestfailed', end);
}
