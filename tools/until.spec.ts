import { expect, test } from '@jest/globals';
import { AbortWait, poll, until } from './until.ts';

const short = { timeoutMs: 30, pollMs: 5 };

test('poll checks until there is a value, and at least once', async () => {
  const values = [undefined, false, 'there'] as const;
  let looks = 0;
  expect(await poll(() => values[looks++], { ...short, timeoutMs: 40_000 })).toBe('there');
  expect(await poll(() => 'at once', { timeoutMs: 0 })).toBe('at once');
  expect(await poll(() => false, short)).toBeUndefined();
});

test('an error of the check ends poll; until goes on after an error, and reports the last one', async () => {
  const refuse = () => {
    throw new Error('refused');
  };
  await expect(poll(refuse, short)).rejects.toThrow('refused');
  await expect(until('it listens', refuse, 30)).rejects.toThrow('not true after 30 ms: it listens (refused)');
});

test('until ends at once when the condition can no longer become true', async () => {
  const died = () => {
    throw new AbortWait('it died');
  };
  await expect(until('it listens', died)).rejects.toThrow('it died');
});
