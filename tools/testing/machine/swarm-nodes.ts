import { execa } from 'execa';
import { aptInstall, canInstall } from '../../engine/apt.ts';

const timeoutMs = 10_000;
/** Prefix of the namespaces and links that this check creates and removes. */
const namePrefix = `tc${process.pid}`;

/**
 * Several machines with a container engine each, on one computer: that needs permission to create network namespaces,
 * and a kernel with overlay networks.
 * @returns in one line why this machine can't, or undefined when it can
 */
export async function whyNoSwarmNodes(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'nodes of a Swarm are made from network namespaces, which need Linux';
  if (process.getuid?.() !== 0) return 'nodes of a Swarm are made from network namespaces, which need root';
  if (await canInstall()) {
    try {
      await aptInstall(['iproute2'], { why: 'network namespaces for the nodes of a Swarm' });
    } catch (error) {
      return (error as Error).message;
    }
  }
  for (const [program, flag] of [
    ['dockerd', '--version'],
    ['nsenter', '--version'],
    ['unshare', '--version'],
    ['ip', '-V'],
  ] as const) {
    if ((await execa(program, [flag], { reject: false, timeout: timeoutMs })).exitCode !== 0) {
      return `nodes of a Swarm need the program ${program}, which this machine lacks`;
    }
  }
  const made = await ip('netns', 'add', namePrefix);
  const links =
    made || (await ip('-n', namePrefix, 'link', 'add', 'v0', 'type', 'vxlan', 'id', '42', 'dstport', '4789'));
  const bridge = links || (await ip('-n', namePrefix, 'link', 'add', 'b0', 'type', 'bridge'));
  await ip('netns', 'del', namePrefix);
  return bridge && `nodes of a Swarm need network namespaces, VXLAN and bridges; here: ${bridge}`;
}

/** @returns the error of the first command that failed */
async function ip(...args: string[]): Promise<string | undefined> {
  const { exitCode, stderr } = await execa('ip', args, { reject: false, timeout: timeoutMs });
  return exitCode === 0 ? undefined : stderr.trim();
}
