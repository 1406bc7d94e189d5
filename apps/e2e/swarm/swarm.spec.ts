import { afterAll, beforeAll } from '@jest/globals';
import { Installation } from './installation.ts';
import { switchesColors } from './stories/blue-green.ts';
import { keepsData } from './stories/data.ts';
import { deploysUnnoticed } from './stories/deploys.ts';
import { survivesKills } from './stories/kills.ts';
import { survivesLostMachine } from './stories/lost-machine.ts';
import type { Stage } from './stories/stage.ts';
import { comesUp } from './stories/start.ts';
import { Webhook } from './webhook.ts';

// One installation lives through all of this, in this order, as a real one would.

const SETTINGS = {
  TODO_BLUE_GREEN: 'true',
  TODO_RATE_LIMIT: '0',
  // The checks of three machines run on one computer: with the default they would take half of a core.
  TODO_HEALTH_INTERVAL: '3s',
  // How long a commit that never becomes ready is waited for.
  TODO_API_START_PERIOD: '25s',
  TODO_WEB_START_PERIOD: '25s',
};

const at = {} as Stage;

beforeAll(async () => {
  at.webhook = await Webhook.open();
  at.swarm = await Installation.prepare({ ...SETTINGS, TODO_DEPLOY_WEBHOOK: at.webhook.url });
});

afterAll(async () => {
  await at.swarm?.stop();
  at.webhook?.close();
});

comesUp(at);
survivesKills(at);
deploysUnnoticed(at);
switchesColors(at);
survivesLostMachine(at);
keepsData(at);
