import { defineConfig } from '@playwright/test';
import { isOnCi } from '../../tools/testing/ci.ts';
import { findChromium } from '../../tools/testing/machine/chromium.ts';

// `npm test` passes the path on; for a direct `npx playwright test` it is looked up here.
process.env.CHROMIUM_PATH ??= (await findChromium()) ?? '';

const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH || undefined,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** Tags: `@js` needs JavaScript, `@no-js` is about its absence; a test without either runs in both projects. */
export default defineConfig({
  outputDir: '../../test-results/playwright',
  workers: 2,
  // A story of several log-ins takes 5 s, and three times as long on a busy machine.
  timeout: 120_000,
  // A navigation may take as long as it needs: the machine may be busy.
  expect: { timeout: 20_000 },
  // A test that passes only in the second run is named as flaky at the end.
  retries: isOnCi() ? 1 : 0,
  forbidOnly: isOnCi(),
  reporter: 'list',
  use: { launchOptions, trace: 'retain-on-failure' },
  projects: [
    { name: 'js', testDir: 'browser', grepInvert: /@no-js\b/ },
    { name: 'no-js', testDir: 'browser', grepInvert: /@js\b/, use: { javaScriptEnabled: false } },
    { name: 'faults', testDir: 'faults', timeout: 300_000 },
    // Installs and builds a whole clone.
    { name: 'start', testDir: 'start', timeout: 900_000 },
  ],
});
