import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { AppError } from '../../errors/app-error.js';

/** Scores below it fall within a million guesses, which an attacker gets through in hours even against a throttle. */
const leastScore = 2;
/** The judge's work grows with the square of the length, and what is longer than this is not in any list. */
const judgedCharacters = 64;

let judge: ZxcvbnFactory | undefined;

/**
 * Refuses a password that is among the common ones, or easily made of them.
 * @throws AppError `validation`, pointing at `/password`
 */
export function requireStrength(password: string, name: string): void {
  // Made at the first use: its lists take some megabytes, which an installation without accounts does not need.
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { score } = judge.check(password.slice(0, judgedCharacters), [name, 'todo']);
  if (score >= leastScore) return;
  const detail = password.toLowerCase().includes(name.toLowerCase())
    ? 'password must not be made of the name: somebody would try that first'
    : 'password is one of those that are tried first: use several unrelated words';
  throw new AppError('validation', detail, { errors: [{ pointer: '/password', code: 'too_common', detail }] });
}
