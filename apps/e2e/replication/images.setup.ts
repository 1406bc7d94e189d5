import { availableImage } from '../../../tools/images/bases.ts';
import { baseImageOf, buildImages } from '../../../tools/images/images.ts';

/** Builds the images of the stories, and passes the tags to the test processes. */
export default async function setup(): Promise<void> {
  const { tododb, haproxy } = await buildImages(['tododb', 'haproxy']);
  process.env.TODODB_IMAGE = tododb;
  process.env.HAPROXY_IMAGE = haproxy;
  process.env.VALKEY_IMAGE = await availableImage(await baseImageOf('valkey'));
  // The helper image of Testcontainers cannot be pulled everywhere; the stories stop what they start.
  process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
}
