import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import { withMessages } from './messages-script.ts';
import { withOwnStart } from './own-start.ts';
import { withPreact } from './preact-pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** No page has an inline script, so the policy needs neither nonce nor hash and is the same for every response. */
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
  // Every page has a one-time key, so no two are the same; hashing it for an ETag costs as much as reading a list.
  generateEtags: false,
  // For clients that accept it, which none appear to where TODO_COMPRESS is not set (src/instrumentation.ts).
  compress: true,
  images: { unoptimized: true },
  outputFileTracingExcludes: { '/*': ['node_modules/@img/**', 'node_modules/sharp/**', 'node_modules/typescript/**'] },
  // `/todo/` is a path of the API, which handles it itself.
  skipTrailingSlashRedirect: true,
  // The API's responses have headers of their own.
  headers: async () => [{ source: '/((?!api/).*)', headers: securityHeaders }],
  webpack: (webpack, context) => withMessages(withOwnStart(withPreact(webpack, context), context), context),
};

export default config;
