import base from '../../tools/testing/jest-base.js';

export default { ...base, testTimeout: 60_000 };
