import { Failure } from '../../../../tools/failure.ts';
import type { ImageName } from '../../../../tools/images/images.ts';
import { imageOf, services, versionOf } from '../engine/services.ts';
import type { Settings } from '../settings.ts';
import { activeColor, COLORED, type Color, other } from './colors.ts';
import { converge, type Outcome } from './converge.ts';
import type { Release } from './images.ts';
import { deployStack, type Plan, SERVICES, type Stack } from './stacks.ts';

const DEFAULT_TIMEOUT_S = 300;

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
  return { commit: versionOf(release.api), color, images, replicas, release };
}

/** Whether a service belongs to the colour that gets no requests. */
export function isIdle(service: string, active: Color): boolean {
  return Object.values(COLORED[other(active)]).includes(service);
}

/** Every service at this release; an idle colour stays as it is, so that it can be gone back to. */
export function everywhere(release: Release, before?: Pick<Running, 'images' | 'color'>): Record<string, string> {
  const wanted = Object.entries(SERVICES).map(([service, image]) => {
    const kept = before && isIdle(service, before.color) ? before.images[service] : undefined;
    return [service, kept ?? release.images[image]];
  });
  return Object.fromEntries(wanted);
}

/** Applies stack files and waits until all their services are what they should be. @throws Failure with each reason */
export async function apply(
  stacks: Stack[],
  settings: Settings,
  plan: Plan,
  say: (text: string) => void,
): Promise<void> {
  for (const stack of stacks) await deployStack(stack, settings, plan);
  const names = stacks.flatMap((stack) => Object.keys(stack.services));
  const outcomes = await converge(names, {
    images: new Map(Object.entries(plan.images)),
    timeoutMs: Number(settings.TODO_DEPLOY_TIMEOUT_S ?? DEFAULT_TIMEOUT_S) * 1000,
    onProgress: say,
  });
  const failed = outcomes.filter((outcome): outcome is Outcome & { ok: false } => !outcome.ok);
  if (failed.length > 0) throw new Failure(failed.map(({ service, reason }) => `${service}: ${reason}`).join('\n'));
}
