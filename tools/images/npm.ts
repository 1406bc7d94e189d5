import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';
import { run } from './run.ts';

const caFile = 'npm-ca.pem';
const publicRegistry = 'https://registry.npmjs.org/';
const timeoutMs = 30_000;

/**
 * Gives the builds of a context the npm registry and the CA certificates of this machine. Both stay in the build
 * stage; no image contains them.
 * @returns options of `docker build`
 */
export async function npmOptions(context: string): Promise<string[]> {
  const registry = await setting('registry');
  const certificates = (await setting('cafile')) ?? process.env.NODE_EXTRA_CA_CERTS;
  const options: string[] = [];
  if (registry && registry !== publicRegistry) {
    options.push('--build-arg', `NPM_CONFIG_REGISTRY=${registry}`);
    if (isOnThisMachine(registry)) options.push('--network', 'host');
  }
  if (certificates) {
    await copyFile(certificates, join(context, caFile));
    options.push('--build-arg', `NPM_CONFIG_CAFILE=/src/${caFile}`);
  }
  return options;
}

async function setting(name: string): Promise<string | undefined> {
  const value = await run('npm', ['config', 'get', name, '--loglevel=error'], { cwd: root, timeout: timeoutMs });
  return value === '' || value === 'null' || value === 'undefined' ? undefined : value;
}

function isOnThisMachine(registry: string): boolean {
  return /^(?:localhost|127\.|\[::1\])/.test(new URL(registry).host);
}
