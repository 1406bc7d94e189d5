import { chooseDatabase, type DatabaseChoice } from '../../database/server-version.ts';
import { distribute } from '../../rollout/distribute.ts';
import { type Release, releaseOf } from '../../rollout/images.ts';
import type { Running } from '../../rollout/running.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Step } from '../../terminal/steps.ts';

/** Context of the steps that change images. */
export interface Rolling {
  /** Its database image may differ from the one of the commit. */
  release: Release;
  database: DatabaseChoice;
}

export interface Wanted {
  commit: string;
  /** The running system, if there is one. */
  before: Running | undefined;
  registry: string | undefined;
  /** Uses the running images instead of looking for those of the commit. */
  asRunning?: boolean;
}

/** Finds the images of a commit, distributes them to the nodes, and chooses the database image. */
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

/** Warnings about the decisions of the images step. */
export function warningsOf({ database }: Rolling): string[] {
  return database.warning ? [database.warning] : [];
}
