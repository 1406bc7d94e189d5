import { isDeepStrictEqual } from 'node:util';
import type { ImageName } from '../../../../tools/images/images.ts';
import { imageOf, services, versionOf } from '../engine/services.ts';
import { secretsInUse } from '../state/secrets.ts';
import { SERVICES } from '../topology.ts';
import { activeColor, COLORED, type Color, other } from './colors.ts';
import type { Release } from './images.ts';

/** What runs now. */
export interface Running {
  /** Commit of the active colour. */
  commit: string;
  color: Color;
  /** By service. */
  images: Record<string, string>;
  replicas: Record<string, number>;
  /** The images of the active colour and of what both share. */
  release: Record<ImageName, string>;
  /** The version of each secret that services have. */
  secrets: Record<string, string>;
}

/** @returns undefined when not all of the system is up */
export async function running(): Promise<Running | undefined> {
  const all = await services();
  const color = activeColor(all);
  const images: Record<string, string> = {};
  const replicas: Record<string, number> = {};
  for (const name of Object.keys(SERVICES)) {
    const service = all.get(name);
    if (!service) return undefined;
    images[name] = imageOf(service);
    const count = service.Spec.Mode.Replicated?.Replicas;
    if (count !== undefined) replicas[name] = count;
  }
  const release = Object.fromEntries(
    Object.entries(SERVICES).flatMap(([service, image]) => (isIdle(service, color) ? [] : [[image, images[service]]])),
  ) as Record<ImageName, string>;
  const secrets = Object.fromEntries([...secretsInUse(all.values())].map(([secret, { name }]) => [secret, name]));
  return { commit: versionOf(release.api), color, images, replicas, release, secrets };
}

/** Whether nothing was changed since `before` was asked. */
export async function isStill(before: Running | undefined): Promise<boolean> {
  return isDeepStrictEqual(await running(), before);
}

/** Whether a service belongs to the colour that gets no requests. */
export function isIdle(service: string, active: Color): boolean {
  return Object.values(COLORED[other(active)]).includes(service);
}

/** Every service at this release; an idle colour stays as it is, so that it can be gone back to. */
export function imagesFor(release: Release, before?: Pick<Running, 'images' | 'color'>): Record<string, string> {
  const wanted = Object.entries(SERVICES).map(([service, image]) => {
    const kept = before && isIdle(service, before.color) ? before.images[service] : undefined;
    return [service, kept ?? release.images[image]];
  });
  return Object.fromEntries(wanted);
}
