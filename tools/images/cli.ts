import { parseArgs } from 'node:util';
import { answers } from '../engine/cli.ts';
import { Failure, runCommand } from '../failure.ts';
import { buildImages, type ImageName, imageNames } from './images.ts';
import { imageSize } from './run.ts';

const usage = `usage: npm run images -- [name...] [--commit <commit>] [--prefix <registry/path>] [--push] [--json]
  name      ${imageNames.join(', ')}; without one, all of them
  --commit  builds the files of this commit in place of the working tree's
  --prefix  where the tags belong, e.g. registry.example.com/team
  --push    also sends the images there`;

interface Built {
  name: ImageName;
  tag: string;
  bytes: number;
}

await runCommand(async () => {
  const { names, json, ...options } = readArguments();
  if (!(await answers())) throw new Failure('no container engine answers: start Docker, or set DOCKER_HOST');
  const tags = await buildImages(names, options).catch((error: Error) => {
    throw new Failure(error.message);
  });
  const built = await Promise.all(
    names.map(async (name) => ({ name, tag: tags[name], bytes: await imageSize(tags[name]) })),
  );
  process.stdout.write(json ? `${JSON.stringify(built, null, 2)}\n` : table(built));
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        commit: { type: 'string' },
        prefix: { type: 'string' },
        push: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const unknown = positionals.find((name) => !(imageNames as string[]).includes(name));
    if (unknown) throw new Error(`${unknown} is not an image of this repository`);
    if (values.push && !values.prefix) throw new Error('--push needs --prefix: the registry to push to');
    return { ...values, names: positionals.length > 0 ? (positionals as ImageName[]) : imageNames };
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n${usage}`);
  }
}

function table(images: Built[]): string {
  const width = Math.max(...images.map(({ tag }) => tag.length));
  return images
    .map(({ name, tag, bytes }) => `${name.padEnd(8)}  ${tag.padEnd(width)}  ${Math.round(bytes / 1e6)} MB\n`)
    .join('');
}
