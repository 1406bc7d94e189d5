import { buildImages } from '../../../tools/images/images.ts';

/** Builds the images for the stories, and passes their tags to the test process. */
export default async function setup(): Promise<void> {
  process.env.SWARM_IMAGES = JSON.stringify(await buildImages());
}
