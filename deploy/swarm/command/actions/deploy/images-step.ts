import { chooseDatabase, type DatabaseChoice } from '../../database/server-version.ts';
import { distribute } from '../../rollout/distribute.ts';
import { type Release, releaseOf } from '../../rollout/images.ts';
import type { Running } from '../../rollout/running.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Step } from '../../terminal/steps.ts';

/** What the steps of a change of images hand on. */
export interface Rolling {
  /** With the image that the database gets, which may be another than that of the commit. */
  release: Release;
  database: DatabaseChoice;
}

export interface Wanted {
  commit: string;
  /** What runs, if anything does. */
  before: Running | undefined;
  registry: string | undefined;
  /** Takes the images that run in place of looking for those of the commit. */
  asRunning?: boolean;
}

/** Finds the images of a commit, brings them to the nodes, and decides which of them the database gets. */
export function imagesStep(settings: Settings, { commit, before, registry, asRunning }: Wanted): Step<Rolling> {
  return {
    title: `Images of ${commit}`,
    async run(context, say) {
      const release =
        before && asRunning
          ? { commit, images: before.release }
          : await releaseOf(commit, { registry, running: before?.release });
      await distribute(Object.values(release.images), settings, { registry, onProgress: say });
      const { tododb } = release.images;
      context.database = await chooseDatabase(before?.release.tododb ?? tododb, tododb);
      context.release = { ...release, images: { ...release.images, tododb: context.database.image } };
    },
  };
}

/** What people should know of what the images step decided. */
export function warningsOf({ database }: Rolling): string[] {
  return database.warning ? [database.warning] : [];
}
