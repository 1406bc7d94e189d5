import base from '../../../tools/testing/jest-base.js';

export default {
  ...base,
  globalSetup: '<rootDir>/images.setup.ts',
  testTimeout: 900_000,
  // The stories share one Swarm, and build on each other.
  maxWorkers: 1,
  // What takes long and seldom changes is a run of its own, in place of the others.
  testPathIgnorePatterns: [process.env.SWARM_BY_HAND ? '/swarm\\.spec\\.ts$' : '/by-hand\\.spec\\.ts$'],
};
