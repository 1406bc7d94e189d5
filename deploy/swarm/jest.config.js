import base from '../../tools/testing/jest-base.js';

export default { ...base, testTimeout: 300_000 };
