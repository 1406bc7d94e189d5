import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { execa } from 'execa';
import { Failure } from '../../../../tools/failure.ts';
import { docker, inspect, tryDocker } from '../engine/docker.ts';
import { listNodes, requireEngine, type SwarmNode } from '../engine/nodes.ts';
import type { Settings } from '../settings/schema.ts';

const copyTimeoutMs = 600_000;
const registryTimeoutMs = 60_000;

/**
 * Ensures that every node that may run a task has these images, or can pull them from the registry.
 * @throws Failure before anything is copied, when the processor of a node cannot run them
 */
export async function distribute(
  images: string[],
  settings: Settings,
  { registry, onProgress }: { registry?: string; onProgress?: (text: string) => void } = {},
): Promise<void> {
  const unique = [...new Set(images)];
  const nodes = (await listNodes(settings.TODO_NODE_HOST)).filter(({ usable }) => usable);
  if (registry) {
    for (const image of unique) requireArchitectures(image, await architecturesInRegistry(image), nodes);
    return;
  }
  const gaps: { node: SwarmNode; missing: string[] }[] = [];
  for (const node of nodes) {
    const missing = await missingOn(node, unique);
    if (missing.length > 0) gaps.push({ node, missing });
  }
  const [sample] = await inspect<{ Architecture: string }>('image', unique.slice(0, 1));
  if (sample) {
    const lacking = gaps.map(({ node }) => node);
    requireArchitectures(`an image that is built here`, [sample.Architecture], lacking);
  }
  for (const { node, missing } of gaps) {
    onProgress?.(`copying ${missing.length} image(s) to ${node.hostname}`);
    await copyTo(node, missing);
  }
}

/** @throws Failure that names the nodes that cannot run an image */
export function requireArchitectures(
  image: string,
  available: readonly string[],
  nodes: readonly Pick<SwarmNode, 'hostname' | 'architecture'>[],
): void {
  const unfit = nodes.filter(({ architecture }) => available.length > 0 && !available.includes(architecture));
  if (unfit.length === 0) return;
  const whose = unfit.map(({ hostname, architecture }) => `${hostname} (${architecture})`).join(', ');
  throw new Failure(
    `${whose} cannot run ${image}, which is for ${available.join(', ')}. Push images for both kinds of processors to a ` +
      'registry and say --registry, or keep these nodes out: docker node update --availability drain <node>',
  );
}

async function missingOn(node: SwarmNode, images: string[]): Promise<string[]> {
  if (node.engine) await requireEngine(node);
  const present = await inspect<{ RepoTags: string[] }>('image', images, node.engine);
  const tags = new Set(present.flatMap(({ RepoTags }) => RepoTags));
  return images.filter((image) => !tags.has(image));
}

async function copyTo(node: SwarmNode, images: string[]): Promise<void> {
  if (!node.engine) throw new Failure(`${images.join(', ')} is not on this node: build it with "npm run images"`);
  const save = execa('docker', ['save', ...images], { timeout: copyTimeoutMs, buffer: false });
  try {
    await save.pipe('docker', ['--host', node.engine, 'load', '--quiet'], { timeout: copyTimeoutMs });
  } catch (error) {
    const { stderr, shortMessage } = error as { stderr?: string; shortMessage?: string };
    throw new Failure(`${images.join(', ')} could not be copied to ${node.hostname}: ${stderr || shortMessage}`);
  }
}

interface Manifest {
  Descriptor: { platform?: { architecture?: string } };
}

/** @throws Failure when the registry does not have the image */
async function architecturesInRegistry(image: string): Promise<string[]> {
  const insecure = (await isInsecure(image)) ? ['--insecure'] : [];
  const options = { timeoutMs: registryTimeoutMs };
  const answer = await tryDocker(['manifest', 'inspect', '--verbose', ...insecure, image], options);
  if (answer.exitCode !== 0) {
    throw new Failure(
      `${image} is not in the registry (${answer.stderr.trim()}): push it with "npm run images -- --prefix <registry> --push"`,
    );
  }
  const manifests = [JSON.parse(answer.stdout) as Manifest | Manifest[]].flat();
  return manifests.flatMap(({ Descriptor }) => Descriptor.platform?.architecture ?? []);
}

interface RegistryConfig {
  IndexConfigs: Record<string, { Secure: boolean }>;
  InsecureRegistryCIDRs: string[];
}

/** Whether the engine talks to the registry of an image without TLS, as it does to registries on its own machine. */
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
