import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../root.ts';

const timeoutMs = 30 * 60_000;

/**
 * Builds all images while suites run that need none: most of the build is waiting for packages. A failure is reported
 * by the suite that needs the image, which then builds it again.
 * @param env where the container engine is
 * @returns a function that stops the builds; it resolves when none of them runs any more
 */
export function buildImagesEarly(env: Record<string, string>) {
  const program = join(root, 'tools/images/cli.ts');
  const building = execa(process.execPath, [program], {
    cwd: root,
    env,
    reject: false,
    timeout: timeoutMs,
    all: true,
  });
  return {
    finished: async (): Promise<void> => void (await building),
    async stop(): Promise<void> {
      building.kill();
      await building;
    },
  };
}
