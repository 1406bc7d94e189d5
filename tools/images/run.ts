import { execa, type Options } from 'execa';

/** Runs a program without printing. @throws with the last lines of its output, where build tools print the error */
export async function run(program: string, args: string[], options: Options & { timeout: number }): Promise<string> {
  try {
    const { stdout } = await execa(program, args, { ...options, all: true });
    return String(stdout ?? '').trim();
  } catch (error) {
    const { all, shortMessage } = error as { all?: string; shortMessage?: string };
    const output = (all ?? '').trim().split('\n').slice(-15).join('\n');
    throw new Error(`${shortMessage ?? error}\n${output}`);
  }
}

export async function imageExists(image: string): Promise<boolean> {
  const { exitCode } = await execa('docker', ['image', 'inspect', image], { reject: false, timeout: 10_000 });
  return exitCode === 0;
}

/** The classic builder works on every engine; buildx is a plugin that may be missing. */
export const builder = { DOCKER_BUILDKIT: '0' };

/** Bytes of all layers, including those of the base image. */
export async function imageSize(image: string): Promise<number> {
  return Number(await run('docker', ['image', 'inspect', '--format', '{{.Size}}', image], { timeout: 10_000 }));
}
