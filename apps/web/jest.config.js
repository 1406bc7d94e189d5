import base from '../../tools/testing/jest-base.js';

/** For code that needs neither browser nor server; what users see is tested by apps/e2e. */
export default {
  ...base,
  roots: ['<rootDir>/src'],
  moduleNameMapper: { '^@todo/shared/(.*)$': '<rootDir>/../../libs/shared/src/$1.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
};
