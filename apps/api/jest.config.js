export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // The sources, so that a test never meets a build of yesterday.
    '^@todo/shared/(.*)$': '<rootDir>/../../libs/shared/src/$1.ts',
  },
  globalSetup: '<rootDir>/test/support/build.ts',
  maxWorkers: '100%',
  // Generous, for a machine that is busy with other suites: each wait in a test has a deadline of its own.
  testTimeout: 300_000,
  // These take a MySQL or a Redis server; the replication suite starts both and runs everything.
  testPathIgnorePatterns: [
    ...(process.env.TODO_TEST_MASTER_URL ? [] : ['/test/mysql/']),
    ...(process.env.TODO_TEST_REDIS_URL ? [] : ['/test/redis/']),
  ],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
};
