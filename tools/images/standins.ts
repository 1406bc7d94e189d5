import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { aptInstall, canInstall } from '../engine/apt.ts';
import { builder, imageExists, run } from './run.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const standinsFolder = join(repository, 'docker/standins');
const debianImage = 'todo-standin-debian:sid';
const npmVersion = '11.21.2';
const bootstrapTimeoutMs = 300_000;
const buildTimeoutMs = 600_000;

export type Standin = 'haproxy' | 'mysql' | 'nginx' | 'valkey' | 'node';

const ready = new Map<Standin, Promise<string>>();

/**
 * Builds the local replacement of a public base image and returns its name.
 * @throws when this machine can't build one: that needs root on Debian or Ubuntu
 */
export function standin(target: Standin): Promise<string> {
  const image = ready.get(target) ?? build(target);
  ready.set(target, image);
  return image;
}

async function build(target: Standin): Promise<string> {
  const image = `todo-standin-${target}:sid`;
  if (await imageExists(image)) return image;
  if (!(await imageExists(debianImage))) await bootstrapDebian();
  console.log(`Building ${image}: the public image could not be pulled`);
  const context = await mkdtemp(join(tmpdir(), 'todo-standin-'));
  try {
    await cp(standinsFolder, context, { recursive: true });
    if (target === 'node') await addNode(context);
    const args = ['build', '--target', target, '--tag', image, '--build-arg', `DEBIAN_IMAGE=${debianImage}`, context];
    await run('docker', args, { timeout: buildTimeoutMs, env: builder });
  } finally {
    await rm(context, { recursive: true, force: true });
  }
  return image;
}

async function bootstrapDebian(): Promise<void> {
  if (!(await canInstall())) {
    throw new Error('no image registry answers, and local stand-ins need root on Debian or Ubuntu');
  }
  await aptInstall(['debootstrap', 'debian-archive-keyring'], { why: 'local stand-ins for public base images' });
  const root = await mkdtemp(join(tmpdir(), 'todo-debian-'));
  const archive = `${root}.tar`;
  const mirror = await debianMirror();
  console.log(`Building ${debianImage} with debootstrap: no image registry answers`);
  try {
    const options = ['--variant=minbase', '--include=ca-certificates'];
    await run('debootstrap', [...options, 'sid', root, ...(mirror ? [mirror] : [])], { timeout: bootstrapTimeoutMs });
    const excludes = ['doc', 'man', 'locale', 'info'].map((name) => `--exclude=./usr/share/${name}/*`);
    const caches = ['--exclude=./var/cache/apt/*', '--exclude=./var/lib/apt/lists/*'];
    await run('tar', ['-C', root, ...excludes, ...caches, '-cf', archive, '.'], { timeout: 60_000 });
    await run('docker', ['import', '--change', 'CMD ["bash"]', archive, debianImage], { timeout: 120_000 });
  } finally {
    await rm(root, { recursive: true, force: true });
    await rm(archive, { force: true });
  }
}

/** The mirror that this machine uses; on other distributions than Debian, debootstrap's default. */
async function debianMirror(): Promise<string | undefined> {
  const { stdout } = await execa(
    'apt-get',
    ['indextargets', '--format', '$(ORIGIN) $(COMPONENT) $(CODENAME) $(REPO_URI)', 'Created-By: Packages'],
    { reject: false, timeout: 10_000 },
  );
  const targets = stdout.split('\n').map((line) => line.split(' '));
  const main = targets.find(
    ([origin, component, codename]) => origin === 'Debian' && component === 'main' && !codename?.includes('-'),
  );
  return main?.[3];
}

async function addNode(context: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  const name = `node-linux-${process.arch}`;
  const packages = { node: `${name}@${manifest.optionalDependencies[name]}`, npm: `npm@${npmVersion}` };
  for (const [folder, specifier] of Object.entries(packages)) {
    const [{ filename }] = JSON.parse(
      await run('npm', ['pack', '--json', '--silent', specifier], { cwd: context, timeout: 120_000 }),
    );
    await run('tar', ['-xzf', filename, `--one-top-level=${folder}.package`, '--strip-components=1'], {
      cwd: context,
      timeout: 60_000,
    });
  }
  await cp(join(context, 'node.package/bin/node'), join(context, 'node'));
  await cp(join(context, 'npm.package'), join(context, 'npm'), { recursive: true });
}
