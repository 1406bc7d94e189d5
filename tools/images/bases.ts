import { execa } from 'execa';
import { imageExists } from './run.ts';
import { type Standin, standin } from './standins.ts';

const firstAnswerTimeoutMs = 10_000;
const pullTimeoutMs = 300_000;

let registryAnswers = true;

/**
 * A public image where it can be pulled, else its local stand-in.
 * @returns the name of the image to use
 * @throws when neither is available on this machine
 */
export async function availableImage(image: string): Promise<string> {
  if (await imageExists(image)) return image;
  if (registryAnswers && (await pull(image))) return image;
  return standin(image.split(':')[0]?.split('/').at(-1) as Standin);
}

/** Pulls an image. Fails fast where no registry answers, and does not ask that registry again. */
async function pull(image: string): Promise<boolean> {
  const pulling = execa('docker', ['pull', image], { reject: false, timeout: pullTimeoutMs });
  const timer = setTimeout(() => pulling.kill(), firstAnswerTimeoutMs);
  pulling.stdout.once('data', () => clearTimeout(timer));
  const { exitCode } = await pulling;
  clearTimeout(timer);
  registryAnswers = exitCode === 0;
  return registryAnswers;
}
