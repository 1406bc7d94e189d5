import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { groupServices, imagesByService, unfinishedRestoreLabel } from '../command/topology.ts';
import { FakeSwarm, firstCommit } from './support/fake-swarm.ts';

let swarm: FakeSwarm;
beforeEach(async () => {
  swarm = await FakeSwarm.running();
});
afterEach(() => swarm[Symbol.asyncDispose]());

/** The services that `status` lists, by name. */
async function services(): Promise<Record<string, { running: number; wanted: number; note?: string }>> {
  const { result } = await swarm.run(['status']);
  return Object.fromEntries(result.services.map((service: { name: string }) => [service.name, service]));
}

// Without this, an operator who looks for the reason of a 503 sees only healthy services.
test('a service without a task is listed, with the reason', async () => {
  Object.assign(swarm.service('frontend_web'), { Mode: { Replicated: { Replicas: 0 } } });
  Object.assign(swarm.service('app_api'), {
    Mode: { Replicated: { Replicas: 0 } },
    Labels: { ...swarm.service('app_api').Labels, [unfinishedRestoreLabel]: '{}' },
  });
  const shown = await services();
  const installed = Object.keys(imagesByService).filter((name) => !groupServices.includes(name));
  expect(Object.keys(shown).sort()).toEqual(installed.sort());
  expect(shown.frontend_web).toMatchObject({ running: 0, wanted: 0, commit: firstCommit });
  expect(shown.frontend_web).not.toHaveProperty('note');
  expect(shown.app_api).toMatchObject({ running: 0, wanted: 0, note: 'stopped by a restore that did not finish' });
  expect(shown.app_api_green).toMatchObject({ wanted: 0, note: 'idle: blue gets the requests' });
});
