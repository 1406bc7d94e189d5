import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/** What React resolves to in the site's components. */
const instead: Record<string, string> = {
  react: 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
};

const components = fileURLToPath(new URL('src/', import.meta.url));
/** Next calls these two on the server, where it provides React for them. */
const frame = /[/\\]pages[/\\]_(app|document)\.tsx$/;

type Import = { request?: string; contextInfo?: { issuer: string } };

/**
 * The site's components run on Preact, in the browser (half of the board's script) and on the server (about a third of
 * the time, and the same markup on both sides). Next's server code keeps React.
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
