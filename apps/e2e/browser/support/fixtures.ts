import { test as base } from '@playwright/test';
import { type App, startApp } from '../../support/app.ts';

export { expect } from '@playwright/test';

/**
 * `app` is the built API and site on free ports with an empty data folder, one instance for each Playwright worker.
 * Tests share it: each creates its own todos, with unique titles.
 */
export const test = base.extend<{ apiRunsAgain: undefined }, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from this pattern.
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ app }, use) => use(app.webUrl),
  /** Starts the API again if a test has stopped it. */
  apiRunsAgain: [
    async ({ app }, use) => {
      await use(undefined);
      app.resumeApi();
      await app.startApi();
    },
    { auto: true },
  ],
});
