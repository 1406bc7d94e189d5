import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** No page holds an inline script, so the policy needs neither nonce nor hash and is the same for every answer. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  poweredByHeader: false,
  // For those who accept it, which no request seems to do where TODO_COMPRESS is not set (src/instrumentation.ts).
  compress: true,
  images: { unoptimized: true },
  outputFileTracingExcludes: { '/*': ['node_modules/@img/**', 'node_modules/sharp/**', 'node_modules/typescript/**'] },
  // `/todo/` is a path of the API, which answers it itself.
  skipTrailingSlashRedirect: true,
  // What the API answers has headers of its own.
  headers: async () => [{ source: '/((?!api/).*)', headers: securityHeaders }],
  // Two features of the browser's router that this site has no use for.
  experimental: { clientRouterFilter: false },
  // React renders on the server. In the browser the same components run on Preact: half of the board's script.
  webpack: (webpackConfig, { isServer, dev }) => {
    if (!isServer && !dev) {
      Object.assign(webpackConfig.resolve.alias, {
        'react/jsx-runtime$': 'preact/jsx-runtime',
        react$: 'preact/compat',
        'react-dom/client$': 'preact/compat/client',
        'react-dom$': 'preact/compat',
      });
    }
    return webpackConfig;
  },
};

export default config;
