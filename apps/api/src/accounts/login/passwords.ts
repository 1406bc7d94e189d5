import crypto, { type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Semaphore, withTimeout } from 'async-mutex';
import { AppError } from '../../errors/app-error.js';

/** The minimum that OWASP's Password Storage Cheat Sheet recommends for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const saltLength = 16;

/** Concurrent hashes. Each takes its memory and a thread of Node's pool, which file access and DNS lookups need too. */
const atOnce = 2;
const queueTimeoutMs = 5_000;

const queue = withTimeout(
  new Semaphore(atOnce),
  queueTimeoutMs,
  new AppError('unavailable', 'too many people log in at this moment; try again', { headers: { 'Retry-After': '5' } }),
);

/**
 * Hashes a password with Argon2id.
 * @returns a PHC string, which includes the cost parameters
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const tag = await tagOf(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * A hash that matches no password: verified for an unknown name, so that the response takes as long as for a known one.
 */
const decoy = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(randomBytes(saltLength))}$${unpadded(randomBytes(tagLength))}`;

/** Whether `password` matches the PHC string `stored`; takes the same time when nothing is stored. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? decoy);
  if (!match) throw new Error('a stored password hash is not in the form that this service writes');
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  const given = await tagOf(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(given, Buffer.from(tag, 'base64')) && stored !== undefined;
}

/** Looked up at first use: a Node without Argon2 must get as far as the check of its version. */
function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return promisify<'argon2id', Argon2Parameters, Buffer>(crypto.argon2)('argon2id', parameters);
}

function tagOf(password: string, nonce: Buffer, { memory, passes, parallelism }: typeof cost): Promise<Buffer> {
  // The same characters can arrive composed or decomposed, depending on the keyboard.
  const message = password.normalize('NFKC');
  return queue.runExclusive(() => derive({ message, nonce, memory, passes, parallelism, tagLength }));
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
