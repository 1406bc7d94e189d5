import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';
import { availableImage } from './bases.ts';
import { npmOptions } from './npm.ts';
import { builder, imageExists, run } from './run.ts';
import { openTree, type Tree, uncommitted, type Versions, versionsAt } from './tree.ts';

const buildTimeoutMs = 1_800_000;
const pushTimeoutMs = 600_000;

interface Image {
  /** Folder of its Dockerfile, which is also the build context; its tag is derived from this folder's content. */
  folder: string;
  /** Target stage. Such an image is built from the whole repository and tagged with the commit. */
  target?: string;
}

/** All images of the product. */
const images = {
  tododb: { folder: 'docker/tododb' },
  haproxy: { folder: 'deploy/haproxy' },
  valkey: { folder: 'deploy/valkey' },
  nginx: { folder: 'deploy/nginx' },
  api: { folder: 'docker/app', target: 'api' },
  web: { folder: 'docker/app', target: 'web' },
} satisfies Record<string, Image>;

export type ImageName = keyof typeof images;

export const imageNames = Object.keys(images) as ImageName[];

export interface BuildOptions {
  /** Builds this commit in place of the working tree. */
  commit?: string;
  /** Registry and path of the tags, e.g. `registry.example.com/team`. */
  prefix?: string;
  /** Also pushes them. */
  push?: boolean;
}

/**
 * Builds the product's images on public base images if these can be pulled, else on local stand-ins. An image tagged
 * with a commit is built once, because a commit does not change.
 * @returns the tag of each image: `api` and `web` are tagged with the commit, the others with a hash of their folder,
 * so that a deploy that changes only the application restarts nothing else; `dev` if the working tree has changes
 */
export async function buildImages(names = imageNames, options: BuildOptions = {}): Promise<Record<ImageName, string>> {
  await using tree = await openTree(options.commit);
  const tags = {} as Record<ImageName, string>;
  for (const name of names) {
    const { tag, version } = await tagOf(name, tree, options);
    if (version === uncommitted || !(await imageExists(tag))) await build(images[name], tree, { tag, version });
    if (options.push) await run('docker', ['push', '--quiet', tag], { timeout: pushTimeoutMs });
    tags[name] = tag;
  }
  return tags;
}

/** The tags that `buildImages` would return, for images built elsewhere. */
export async function imageTags(names: ImageName[], options: BuildOptions): Promise<Record<ImageName, string>> {
  const versions = await versionsAt(options.commit);
  const tags = {} as Record<ImageName, string>;
  for (const name of names) tags[name] = (await tagOf(name, versions, options)).tag;
  return tags;
}

async function tagOf(
  name: ImageName,
  versions: Versions,
  { prefix }: BuildOptions,
): Promise<{ tag: string; version: string }> {
  const { folder, target }: Image = images[name];
  const version = target ? versions.version : await versions.versionOf(folder);
  return { tag: `${prefix ? `${prefix}/` : ''}todo/${name}:${version}`, version };
}

async function build({ folder, target }: Image, tree: Tree, { tag, version }: { tag: string; version: string }) {
  const context = join(tree.folder, target ? '.' : folder);
  const dockerfile = join(tree.folder, folder, 'Dockerfile');
  const options = ['--file', dockerfile, '--tag', tag, '--label', `org.opencontainers.image.revision=${version}`];
  if (target) options.push('--target', target, ...(await npmOptions(context)));
  for (const [name, image] of await baseImages(dockerfile, tag)) {
    options.push('--build-arg', `${name}=${await availableImage(image)}`);
  }
  await run('docker', ['build', ...options, context], { timeout: buildTimeoutMs, env: builder });
}

/** The public base image of an image of the product. */
export async function baseImageOf(name: ImageName): Promise<string> {
  const [[, image] = []] = await baseImages(join(root, images[name].folder, 'Dockerfile'), name);
  return image as string;
}

/** The `ARG BASE_...=image` lines of a Dockerfile: the single source of the base image's version. */
async function baseImages(dockerfile: string, tag: string): Promise<[name: string, image: string][]> {
  const text = await readFile(dockerfile, 'utf8').catch(() => {
    throw new Error(`${tag} cannot be built: that image does not exist at this commit`);
  });
  return [...text.matchAll(/^ARG (BASE_\w+)=(\S+)/gm)].map(([, name, image]) => [name as string, image as string]);
}
