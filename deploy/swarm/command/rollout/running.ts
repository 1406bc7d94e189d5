import { isDeepStrictEqual } from 'node:util';
import type { ImageName } from '../../../../tools/images/images.ts';
import { imageOf, type Service, services, versionOf } from '../engine/services.ts';
import { groupName } from '../state/group-name.ts';
import { newestSecrets, secretsInUse } from '../state/secrets.ts';
import { generatedSecrets, groupServices, imagesByService, unfinishedRestoreLabel } from '../topology.ts';
import { activeColor, type Color, colored, other } from './colors.ts';
import type { Release } from './images.ts';

/** The running system. */
export interface Running {
  /** Commit of the active color. */
  commit: string;
  color: Color;
  /** Image by service. */
  images: Record<string, string>;
  replicas: Record<string, number>;
  /** The images of the active color and of the services that both colors share. */
  release: Record<ImageName, string>;
  /** Swarm's name of the version in use, by secret. */
  secrets: Record<string, string>;
  /** Name of the group of database servers; undefined for a master with replicas. */
  group?: string | undefined;
  /** Whether an unfinished restore has stopped the API. */
  hasUnfinishedRestore: boolean;
}

/** @returns undefined when not all of the system is up */
export async function running(): Promise<Running | undefined> {
  const all = await services();
  const color = activeColor(all);
  const images: Record<string, string> = {};
  const replicas: Record<string, number> = {};
  for (const name of Object.keys(imagesByService)) {
    const service = all.get(name);
    if (!service && groupServices.includes(name)) continue;
    if (!service) return undefined;
    images[name] = imageOf(service);
    const count = service.Spec.Mode.Replicated?.Replicas;
    if (count !== undefined) replicas[name] = count;
  }
  const release = Object.fromEntries(
    Object.entries(imagesByService).flatMap(([service, image]) =>
      isIdle(service, color) || !(service in images) ? [] : [[image, images[service]]],
    ),
  ) as Record<ImageName, string>;
  const hasUnfinishedRestore = [...all.values()].some(({ Spec }) => unfinishedRestoreLabel in Spec.Labels);
  const [secrets, group] = await Promise.all([secretsOf(all.values()), groupName()]);
  return { commit: versionOf(release.api), color, images, replicas, release, secrets, group, hasUnfinishedRestore };
}

/** The versions in use, and the newest one of a secret that no service uses yet. */
async function secretsOf(all: Iterable<Service>): Promise<Record<string, string>> {
  const versions = secretsInUse(all);
  const unused = generatedSecrets.filter((secret) => !versions.has(secret));
  const newest = unused.length > 0 ? await newestSecrets() : undefined;
  for (const secret of unused) {
    const version = newest?.get(secret);
    if (version) versions.set(secret, version);
  }
  return Object.fromEntries([...versions].map(([secret, { name }]) => [secret, name]));
}

/** Whether nothing has changed since `before` was read. */
export async function isStill(before: Running | undefined): Promise<boolean> {
  return isDeepStrictEqual(await running(), before);
}

/** Whether a service belongs to the color that gets no requests. */
export function isIdle(service: string, active: Color): boolean {
  return Object.values(colored[other(active)]).includes(service);
}

/** The images for this release by service. The idle color keeps its own, so that a rollback to it stays possible. */
export function imagesFor(release: Release, before?: Pick<Running, 'images' | 'color'>): Record<string, string> {
  const wanted = Object.entries(imagesByService).map(([service, image]) => {
    const kept = before && isIdle(service, before.color) ? before.images[service] : undefined;
    return [service, kept ?? release.images[image]];
  });
  return Object.fromEntries(wanted);
}
