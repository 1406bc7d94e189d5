import { buildImages } from '../../../tools/images/images.ts';

const variables = { nginx: 'NGINX_IMAGE', api: 'API_IMAGE', web: 'WEB_IMAGE' } as const;

/** Builds the images of the stories and passes their tags to the test processes; a given tag is kept. */
export default async function setup(): Promise<void> {
  const names = (Object.keys(variables) as (keyof typeof variables)[]).filter((name) => !process.env[variables[name]]);
  const tags = await buildImages(names);
  for (const name of names) process.env[variables[name]] = tags[name];
  // The helper image of Testcontainers may not be available; the stories remove their containers themselves.
  process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
}
