import base from '../../../tools/testing/jest-base.js';

export default {
  ...base,
  globalSetup: '<rootDir>/images.setup.ts',
  testTimeout: 300_000,
  // Each story starts its own containers; two at a time would overload the machine and distort the results.
  maxWorkers: 1,
};
