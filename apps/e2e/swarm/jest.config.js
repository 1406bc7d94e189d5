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
  testTimeout: 900_000,
  // One Swarm for all stories; they build on each other.
  maxWorkers: 1,
};
