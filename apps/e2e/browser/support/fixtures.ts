import { test as base } from '@playwright/test';
import { type App, startApp } from '../../support/app.ts';

export { expect } from '@playwright/test';

/**
 * `app` is the built API and web on free ports with an empty data folder, one for each Playwright worker.
 * Tests share it: each makes its own todos, with titles of its own.
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
  /** A test that stops the API leaves it running for the next one. */
  apiRunsAgain: [
    async ({ app }, use) => {
      await use(undefined);
      app.resumeApi();
      await app.startApi();
    },
    { auto: true },
  ],
});
