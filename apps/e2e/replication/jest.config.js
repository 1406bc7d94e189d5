export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testMatch: ['<rootDir>/**/*.spec.ts'],
  globalSetup: '<rootDir>/images.setup.ts',
  testTimeout: 180_000,
  // Each story starts servers of its own; two at a time would measure the machine.
  maxWorkers: 1,
};
