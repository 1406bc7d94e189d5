import { describe, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { Visitor } from '../browser.ts';
import { Load, requestCount } from '../load/load.ts';
import { expectOnlyInFlightLost } from '../outcomes.ts';
import type { Stage } from './stage.ts';

/** Tasks are killed under load. */
export function survivesKills(stage: Stage): void {
  describe('a task is killed while people work', () => {
    // Everybody stays logged in: an unauthorized response counts as failed.
    // Keyed writes and reads are repeated by nginx, and by the client when its own connection broke.
    test.each(['app_api', 'frontend_web', 'app_nginx', 'frontend_nginx', 'mysql_slave', 'app_valkey'])(
      'kill -9 of %s: every request is answered, and no write is lost or applied twice',
      async (service) => {
        using load = new Load(stage.swarm.addresses, stage.person.headers);
        await load.more(150);
        const [victim, ...others] = await stage.swarm.tasks(service);
        await stage.swarm.kill(victim as NonNullable<typeof victim>);
        await until(`${service} is whole`, async () => {
          const now = await stage.swarm.tasks(service);
          return now.length === others.length + 1 && now.every(({ id }) => id !== victim?.id);
        });
        expectOnlyInFlightLost(`kill ${service}`, await load.finish(requestCount / 5));
      },
    );

    test('a user in a browser can keep working through all of them', async () => {
      const visitor = await Visitor.open(stage.swarm.addresses[0] as string, stage.person);
      try {
        for (const service of ['app_api', 'frontend_web', 'app_nginx', 'mysql_slave', 'app_valkey']) {
          const [victim] = await stage.swarm.tasks(service);
          const clicks = visitor.addEditComplete();
          await stage.swarm.kill(victim as NonNullable<typeof victim>);
          await clicks;
        }
      } finally {
        await visitor.close();
      }
    });
  });
}
