import { docker, pullOptions } from '../engine/docker.ts';

const timeoutMs = 120_000;

/** The database image to use with another release, and its consequences. */
export interface DatabaseChoice {
  image: string;
  /** Its server is newer than the running one. */
  upgrades: boolean;
  /** Says why it is not the image of the release. */
  warning?: string;
}

/** Chooses by the server versions in both images, if the images differ. */
export async function chooseDatabase(running: string, wanted: string): Promise<DatabaseChoice> {
  if (running === wanted) return { image: wanted, upgrades: false };
  const [before, after] = await Promise.all([running, wanted].map((image) => versionIn(image).catch(() => undefined)));
  return decideDatabase({ image: running, version: before }, { image: wanted, version: after });
}

interface Server {
  image: string;
  /** Undefined if it could not be determined. */
  version: string | undefined;
}

/**
 * A server never opens data that a newer one has written, so a rollback to an older release leaves the database at the
 * newer image. An older image with the same server version is used.
 */
export function decideDatabase(running: Server, wanted: Server): DatabaseChoice {
  const stays = (why: string) => ({
    image: running.image,
    upgrades: false,
    warning: `the database stays at ${running.image}: ${why}`,
  });
  if (!running.version || !wanted.version) return stays('the versions of its server could not be compared');
  const difference = compareVersions(wanted.version, running.version);
  if (difference >= 0) return { image: wanted.image, upgrades: difference > 0 };
  return stays(`MySQL ${wanted.version} of ${wanted.image} would not open the data of MySQL ${running.version}`);
}

/** Comparison for sorting: negative when `a` is older. */
function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** The version of the server in an image, such as 9.7.4. */
async function versionIn(image: string): Promise<string | undefined> {
  const confined = ['--network', 'none', '--read-only', '--cap-drop', 'ALL', '--entrypoint', 'mysqld'];
  const printed = await docker(['run', '--rm', ...pullOptions(image), ...confined, image, '--version'], {
    timeoutMs,
  });
  return /Ver (\d+\.\d+\.\d+)/.exec(printed)?.[1];
}
