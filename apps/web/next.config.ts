import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import { withMessages } from './messages-script.ts';
import { withOwnStart } from './own-start.ts';
import { withPreact } from './preact-pages.ts';

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
  // Every page has a one-time key, so none is like the one before; to sum up its letters costs as much as to read a list.
  generateEtags: false,
  // For those who accept it, which no request seems to do where TODO_COMPRESS is not set (src/instrumentation.ts).
  compress: true,
  images: { unoptimized: true },
  outputFileTracingExcludes: { '/*': ['node_modules/@img/**', 'node_modules/sharp/**', 'node_modules/typescript/**'] },
  // `/todo/` is a path of the API, which answers it itself.
  skipTrailingSlashRedirect: true,
  // What the API answers has headers of its own.
  headers: async () => [{ source: '/((?!api/).*)', headers: securityHeaders }],
  webpack: (webpack, context) => withMessages(withOwnStart(withPreact(webpack, context), context), context),
};

export default config;
