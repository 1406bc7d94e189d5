import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/** What the site's components mean by React. */
const instead: Record<string, string> = {
  react: 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
};

const components = fileURLToPath(new URL('src/', import.meta.url));
/** These two are called by Next on the server, which has React for them. */
const frame = /[/\\]pages[/\\]_(app|document)\.tsx$/;

type Import = { request?: string; contextInfo?: { issuer: string } };

/**
 * The components of the site run on Preact, in the browser (half of the board's script) and on the server (about a
 * third of the time, and the same markup on both sides). On the server Next has its React.
 */
export const withPreact: NonNullable<NextConfig['webpack']> = (webpack, { isServer }) => {
  if (isServer) {
    webpack.externals.unshift(async ({ request = '', contextInfo: { issuer } = { issuer: '' } }: Import) => {
      const name = issuer.startsWith(components) && !frame.test(issuer) ? instead[request] : undefined;
      return name && `commonjs ${name}`;
    });
  } else {
    for (const [name, package_] of Object.entries(instead)) webpack.resolve.alias[`${name}$`] = package_;
  }
  return webpack;
};
