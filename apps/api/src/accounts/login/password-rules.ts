import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { AppError } from '../../errors/app-error.js';

/** Minimum score of zxcvbn. Below it, a million guesses are enough, which take only hours even against a throttle. */
const leastScore = 2;
/** The cost of scoring grows with the square of the length, and no dictionary has longer entries. */
const judgedCharacters = 64;

let judge: ZxcvbnFactory | undefined;

/**
 * Rejects a password that is common, or easily derived from a common one.
 * @throws AppError `validation`, pointing at `/password`
 */
export function requireStrength(password: string, name: string): void {
  // Created at first use: its dictionaries take a few megabytes, which an installation without accounts does not need.
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { score } = judge.check(password.slice(0, judgedCharacters), [name, 'todo']);
  if (score >= leastScore) return;
  const detail = password.toLowerCase().includes(name.toLowerCase())
    ? 'password must not be made of the name: somebody would try that first'
    : 'password is one of those that are tried first: use several unrelated words';
  throw new AppError('validation', detail, { errors: [{ pointer: '/password', code: 'too_common', detail }] });
}
