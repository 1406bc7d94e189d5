import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const start = fileURLToPath(new URL('src/shell/start.tsx', import.meta.url));

/**
 * Replaces Next's client (50 kB gzipped) by our own start: that client navigates between pages, and every page of this
 * site is loaded by itself. The styles and the start share one entry; Next's entries of the pages stay as they are and
 * register with it.
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

/** Without this, Next makes an entry depend on its client. */
export const standsAlone = { dependOn: undefined };
