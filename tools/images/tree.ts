import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../root.ts';
import { run } from './run.ts';

const gitTimeoutMs = 30_000;
const copyTimeoutMs = 60_000;
const idLength = 12;

/** The tag of what is built from uncommitted files. */
export const uncommitted = 'dev';

/** The versions that the images of a commit, or of the working tree, are tagged with. */
export interface Versions {
  /** Short id of the commit; `dev` for a working tree with changes. */
  version: string;
  /**
   * Short hash of a folder's content, the same in every clone, also a shallow one; `dev` when the working tree changes
   * it.
   */
  versionOf(folder: string): Promise<string>;
}

/** The files in a folder of their own, from which images are built. */
export interface Tree extends Versions, AsyncDisposable {
  folder: string;
}

/**
 * @param commit any revision that git knows; without it, the working tree except ignored files
 * @throws when git does not know the commit
 */
export async function versionsAt(commit?: string): Promise<Versions> {
  const isClean = commit !== undefined || (await git('status', '--porcelain')) === '';
  const base = await resolve(commit ?? 'HEAD');
  return {
    version: isClean ? base : uncommitted,
    async versionOf(path) {
      if (commit === undefined && (await git('status', '--porcelain', '--', path)) !== '') return uncommitted;
      const id = await git('rev-parse', '--verify', `${base}:${path}`).catch(() => {
        throw new Error(`${base} does not have ${path}: its images cannot be built`);
      });
      return id.slice(0, idLength);
    },
  };
}

/** The same, with the files. */
export async function openTree(commit?: string): Promise<Tree> {
  const versions = await versionsAt(commit);
  const folder = await mkdtemp(join(tmpdir(), 'todo-images-'));
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    if (versions.version === uncommitted) {
      const files = 'git ls-files -z --cached --others --exclude-standard';
      await extract(`${files} | tar --ignore-failed-read -cT - --null`, folder);
    } else await extract(`git archive ${versions.version}`, folder);
  } catch (error) {
    await dispose();
    throw error;
  }
  return { ...versions, folder, [Symbol.asyncDispose]: dispose };
}

async function resolve(commit: string): Promise<string> {
  try {
    return await git('rev-parse', `--short=${idLength}`, '--verify', '--end-of-options', `${commit}^{commit}`);
  } catch {
    throw new Error(`${commit} is not a commit of this repository; see git log`);
  }
}

/** Runs a command that writes a tar archive, and unpacks the archive into `folder`. */
async function extract(command: string, folder: string): Promise<void> {
  await run('sh', ['-c', `${command} | tar -xC "$0"`, folder], { cwd: root, timeout: copyTimeoutMs });
}

async function git(...args: string[]): Promise<string> {
  const { stdout } = await execa('git', args, { cwd: root, timeout: gitTimeoutMs });
  return stdout.trim();
}
