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

// One installation goes through all of these stories in this order, as a real one would.

const settings = {
  TODO_BLUE_GREEN: 'true',
  TODO_RATE_LIMIT: '0',
  // The health checks of three machines run on one computer: the default interval would take half of a core.
  TODO_HEALTH_INTERVAL: '3s',
  // How long to wait for a commit that never becomes ready.
  TODO_API_START_PERIOD: '25s',
  TODO_WEB_START_PERIOD: '25s',
};

const stage = {} as Stage;

beforeAll(async () => {
  stage.webhook = await Webhook.open();
  stage.swarm = await Installation.prepare({ ...settings, TODO_DEPLOY_WEBHOOK: stage.webhook.url });
});

afterAll(async () => {
  await stage.swarm?.stop();
  stage.webhook?.close();
});

comesUp(stage);
survivesKills(stage);
deploysUnnoticed(stage);
switchesColors(stage);
survivesLostMachine(stage);
keepsData(stage);
