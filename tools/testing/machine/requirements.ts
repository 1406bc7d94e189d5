import { ensureEngine } from '../../engine/engine.ts';
import { ensureChromium } from './chromium.ts';
import { whyNoSwarmNodes } from './swarm-nodes.ts';

/** Something that a machine may lack, and that is found, installed or started for the suites that need it. */
export interface Requirement {
  /**
   * Called once, when the first suite needs it.
   * @returns what is added to a suite's environment, or in one line why this machine can't have it
   */
  provide(): Promise<{ env: Record<string, string>; release?: () => Promise<void> } | { reason: string }>;
}

export const chromium: Requirement = {
  async provide() {
    const found = await ensureChromium();
    return 'reason' in found ? found : { env: { CHROMIUM_PATH: found.path } };
  },
};

export const containerEngine: Requirement = {
  async provide() {
    const engine = await ensureEngine();
    return 'reason' in engine ? engine : { env: { DOCKER_HOST: engine.dockerHost }, release: engine.stop };
  },
};

/** A container engine to build with, machines for a Swarm, and a browser to test what runs there. */
export const swarmNodes: Requirement = {
  async provide() {
    const engine = await containerEngine.provide();
    if ('reason' in engine) return engine;
    const browser = await chromium.provide();
    const reason = (await whyNoSwarmNodes()) ?? ('reason' in browser ? browser.reason : undefined);
    if (!reason && 'env' in browser) return { ...engine, env: { ...engine.env, ...browser.env } };
    await engine.release?.();
    return { reason: reason ?? 'no browser' };
  },
};

export type Provided = Awaited<ReturnType<Requirement['provide']>>;
