import { execa } from 'execa';
import { Failure } from '../../../../tools/failure.ts';
import { buildImages, type ImageName, imageNames, imageTags } from '../../../../tools/images/images.ts';
import { root } from '../../../../tools/root.ts';
import { inspect } from '../engine/docker.ts';

const gitTimeoutMs = 10_000;

/** A commit, and the image for each part of the system. */
export interface Release {
  commit: string;
  images: Record<ImageName, string>;
}

/**
 * Finds the images of a commit, or builds them where there is no registry. A tag that is no commit is used as it is:
 * its images must exist, and everything except the application keeps the `running` images.
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
    const advice = (await isShallow()) ? ': this clone is shallow, "git fetch --unshallow" brings all commits' : '';
    throw new Failure(`${commit} is not a commit of this repository, and no image has it as its tag${advice}`);
  }
  // With a registry, images are built and pushed elsewhere, by "npm run images".
  const find = registry ? imageTags : buildImages;
  const images = await find(imageNames, { commit, prefix: registry }).catch((error: Error) => {
    throw new Failure(error.message);
  });
  return { commit: images.api.slice(images.api.lastIndexOf(':') + 1), images };
}

async function isCommit(name: string): Promise<boolean> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { exitCode } = await execa('git', args, { cwd: root, reject: false, timeout: gitTimeoutMs });
  return exitCode === 0;
}

async function isShallow(): Promise<boolean> {
  const args = ['rev-parse', '--is-shallow-repository'];
  const { stdout } = await execa('git', args, { cwd: root, reject: false, timeout: gitTimeoutMs });
  return stdout.trim() === 'true';
}

async function exist(images: string[]): Promise<boolean> {
  const found = await inspect('image', images);
  return found.length === images.length;
}

function imageName(name: ImageName, version: string, registry?: string): string {
  return `${registry ? `${registry}/` : ''}todo/${name}:${version}`;
}
