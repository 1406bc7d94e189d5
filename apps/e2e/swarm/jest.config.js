import base from '../../../tools/testing/jest-base.js';

export default {
  ...base,
  globalSetup: '<rootDir>/images.setup.ts',
  testTimeout: 900_000,
  // The stories share one Swarm, and build on each other.
  maxWorkers: 1,
};
