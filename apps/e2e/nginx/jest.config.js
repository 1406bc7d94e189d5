import base from '../../../tools/testing/jest-base.js';

export default {
  ...base,
  globalSetup: '<rootDir>/images.setup.ts',
  testTimeout: 300_000,
  // Each story starts containers of its own; two at a time would measure the machine.
  maxWorkers: 1,
};
