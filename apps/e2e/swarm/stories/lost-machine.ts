import { describe, test } from '@jest/globals';
import { until } from '../../replication/cluster/until.ts';
import { Load, REQUESTS } from '../load/load.ts';
import { expectOnlyInFlightLost } from '../outcomes.ts';
import type { Stage } from './stage.ts';

/** The power of a machine fails. */
export function survivesLostMachine(at: Stage): void {
  describe('a machine is lost', () => {
    test('with the power of a worker off, the service is whole again', async () => {
      const victim = at.swarm.machines.all[2] as NonNullable<(typeof at.swarm.machines.all)[2]>;
      const load = new Load(at.swarm.addresses, at.person.headers);
      await load.reached(300);
      const start = performance.now();
      await at.swarm.machines.powerOff(victim);
      await until('all tasks run on the other nodes', async () => {
        const counts = await Promise.all(['app_nginx', 'mysql_slave'].map(async (name) => at.swarm.tasks(name)));
        const onVictim = counts.flat().some(({ node }) => node === victim);
        return !onVictim && counts.every((tasks) => tasks.length === 2);
      });
      const seconds = (performance.now() - start) / 1000;
      const report = await load.finish(REQUESTS / 5);
      await at.swarm.machines.powerOn(victim);
      expectOnlyInFlightLost('power off', report, { wholeAfterSeconds: seconds });
    });
  });
}
