import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const start = fileURLToPath(new URL('src/shell/start.tsx', import.meta.url));

/**
 * Gives the pages a start of our own in the browser, in place of Next's: its client (50 kB gzipped) goes from page to
 * page by script, and here each page is loaded by itself. The styles and the start are one entry, and the scripts of
 * the pages, which Next makes as ever, register with it.
 */
export const withOwnStart: NonNullable<NextConfig['webpack']> = (webpack, { isServer }) => {
  if (isServer) return webpack;
  const entries = webpack.entry;
  webpack.entry = async () => {
    const { main: _client, 'pages/_app': app, ...pages } = await entries();
    const [styles] = app.import ?? app;
    return { ...pages, 'pages/_app': { import: [styles, start], ...standsAlone } };
  };
  return webpack;
};

/** Next lets each entry wait for its client where it does not say otherwise. */
export const standsAlone = { dependOn: undefined };
