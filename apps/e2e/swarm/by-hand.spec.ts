import { afterAll, beforeAll } from '@jest/globals';
import { Installation } from './installation.ts';
import { changesTheGroup } from './stories/group-by-hand.ts';
import type { Stage } from './stories/stage.ts';

// An operator's commands for the database, on four machines: SWARM_BY_HAND=1 runs this instead of the other stories.

const stage = {} as Stage;

beforeAll(async () => {
  stage.swarm = await Installation.prepare({ TODO_RATE_LIMIT: '0', TODO_HEALTH_INTERVAL: '3s' }, 4);
});

afterAll(() => stage.swarm?.stop());

changesTheGroup(stage);
