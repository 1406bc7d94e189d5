import { buildImages } from '../../../tools/images/images.ts';

/** Builds what the stories run on, and hands the tags to the test process. */
export default async function setup(): Promise<void> {
  process.env.SWARM_IMAGES = JSON.stringify(await buildImages());
}
