import base from '../../tools/testing/jest-base.js';

export default { ...base, moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' } };
