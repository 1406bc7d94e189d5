import { Failure } from '../../../../../tools/failure.ts';
import { withLock } from '../../state/lock.ts';
import { randomSecret, storeSecret } from '../../state/secrets.ts';
import { databaseAccounts, secrets } from '../../topology.ts';

/**
 * Stores a new version of a secret; `up` applies it.
 * @param value by default a random one
 * @returns the name of the version in Swarm
 */
export async function storeNewSecret(
  name: string,
  value: () => Promise<string> | string = randomSecret,
): Promise<string> {
  if (name in databaseAccounts) {
    throw new Failure(`${name} must be changed in the database too: use "npm run swarm -- rotate ${name}"`);
  }
  if (!(secrets as readonly string[]).includes(name)) {
    throw new Failure(`there is no secret ${name}; there are ${secrets.join(', ')}`);
  }
  const text = await value();
  return withLock(`secret ${name}`, () => storeSecret(name, text));
}
