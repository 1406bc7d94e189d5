import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { execa } from 'execa';
import { Failure } from '../../../../tools/failure.ts';
import { buildImages, type ImageName, imageNames, imageTags } from '../../../../tools/images/images.ts';
import { root } from '../../../../tools/root.ts';
import { docker, inspect, tryDocker } from '../engine/docker.ts';
import { listNodes, requireEngine, type SwarmNode } from '../engine/nodes.ts';
import type { Settings } from '../settings.ts';

const GIT_TIMEOUT_MS = 10_000;
const COPY_TIMEOUT_MS = 600_000;
const REGISTRY_TIMEOUT_MS = 60_000;

/** A commit and the image of it that each part of the system runs. */
export interface Release {
  commit: string;
  images: Record<ImageName, string>;
}

/**
 * Finds the images of a commit, or builds them where there is no registry. A tag that no commit has is taken as it is:
 * its images must exist, and what is not the application stays at `running`.
 */
export async function releaseOf(
  commit: string,
  { registry, running }: { registry?: string; running?: Record<ImageName, string> },
): Promise<Release> {
  if (!(await isCommit(commit))) {
    const names = running ? (['api', 'web'] as const) : imageNames;
    const given = Object.fromEntries(names.map((name) => [name, imageName(name, commit, registry)]));
    const images = { ...running, ...given } as Record<ImageName, string>;
    if (registry || (await exist(Object.values(given)))) return { commit, images };
    throw new Failure(`${commit} is no commit of this repository, and no image has it as its tag`);
  }
  // Who has a registry builds and pushes elsewhere, with "npm run images".
  const find = registry ? imageTags : buildImages;
  const images = await find(imageNames, { commit, prefix: registry }).catch((error: Error) => {
    throw new Failure(error.message);
  });
  return { commit: images.api.slice(images.api.lastIndexOf(':') + 1), images };
}

/** Makes sure that every node that may run a task has these images, or can get them from the registry. */
export async function distribute(
  images: string[],
  settings: Settings,
  { registry, onProgress }: { registry?: string; onProgress?: (text: string) => void } = {},
): Promise<void> {
  const unique = [...new Set(images)];
  if (registry) {
    for (const image of unique) await requireInRegistry(image);
    return;
  }
  for (const node of (await listNodes(settings.TODO_NODE_HOST)).filter(({ usable }) => usable)) {
    const missing = await missingOn(node, unique);
    if (missing.length === 0) continue;
    onProgress?.(`copying ${missing.length} image(s) to ${node.hostname}`);
    await copyTo(node, missing);
  }
}

async function missingOn(node: SwarmNode, images: string[]): Promise<string[]> {
  if (node.engine) await requireEngine(node);
  const present = await inspect<{ RepoTags: string[] }>('image', images, node.engine);
  const tags = new Set(present.flatMap(({ RepoTags }) => RepoTags));
  return images.filter((image) => !tags.has(image));
}

async function copyTo(node: SwarmNode, images: string[]): Promise<void> {
  if (!node.engine) throw new Failure(`${images.join(', ')} is not on this node: build it with "npm run images"`);
  const save = execa('docker', ['save', ...images], { timeout: COPY_TIMEOUT_MS, buffer: false });
  try {
    await save.pipe('docker', ['--host', node.engine, 'load', '--quiet'], { timeout: COPY_TIMEOUT_MS });
  } catch (error) {
    const { stderr, shortMessage } = error as { stderr?: string; shortMessage?: string };
    throw new Failure(`${images.join(', ')} could not be copied to ${node.hostname}: ${stderr || shortMessage}`);
  }
}

async function isCommit(name: string): Promise<boolean> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { exitCode } = await execa('git', args, { cwd: root, reject: false, timeout: GIT_TIMEOUT_MS });
  return exitCode === 0;
}

async function exist(images: string[]): Promise<boolean> {
  const found = await inspect('image', images);
  return found.length === images.length;
}

async function requireInRegistry(image: string): Promise<void> {
  const insecure = (await isInsecure(image)) ? ['--insecure'] : [];
  const options = { timeoutMs: REGISTRY_TIMEOUT_MS };
  const { exitCode, stderr } = await tryDocker(['manifest', 'inspect', ...insecure, image], options);
  if (exitCode === 0) return;
  throw new Failure(
    `${image} is not in the registry (${stderr.trim()}): push it with "npm run images -- --prefix <registry> --push"`,
  );
}

interface RegistryConfig {
  IndexConfigs: Record<string, { Secure: boolean }>;
  InsecureRegistryCIDRs: string[];
}

/** Whether the engine talks to an image's registry without TLS, as it does to those of its own machine. */
async function isInsecure(image: string): Promise<boolean> {
  const host = image.slice(0, image.indexOf('/'));
  const config = JSON.parse(await docker(['info', '--format', '{{json .RegistryConfig}}'])) as RegistryConfig;
  if (config.IndexConfigs[host]?.Secure === false) return true;
  const address = host.replace(/:\d+$/, '').replace(/^localhost$/, '127.0.0.1');
  const insecure = new BlockList();
  for (const [network = '', bits] of config.InsecureRegistryCIDRs.map((cidr) => cidr.split('/'))) {
    insecure.addSubnet(network, Number(bits), isIPv6(network) ? 'ipv6' : 'ipv4');
  }
  return isIPv4(address) && insecure.check(address);
}

function imageName(name: ImageName, version: string, registry?: string): string {
  return `${registry ? `${registry}/` : ''}todo/${name}:${version}`;
}
