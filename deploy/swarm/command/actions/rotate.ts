import { Failure } from '../../../../tools/failure.ts';
import { sql } from '../engine/database.ts';
import type { Settings } from '../settings.ts';
import { randomSecret, storeSecret } from '../state/secrets.ts';
import { type UpOptions, up } from './up.ts';

/** The account that each password belongs to. */
const ACCOUNTS: Record<string, string> = {
  mysql_root_password: 'root@localhost',
  mysql_password: "todo@'%'",
  mysql_repl_password: "repl@'%'",
};

/**
 * Gives an account of the database a new password. Until every task has it, the old one works too.
 * @returns the name of the new secret
 */
export async function rotate(settings: Settings, secret: string, options: UpOptions): Promise<string> {
  const account = ACCOUNTS[secret];
  if (!account) throw new Failure(`${secret} is no password of the database: ${Object.keys(ACCOUNTS).join(', ')}`);
  // base64url, so that nothing in it ends the SQL string.
  const password = randomSecret();
  await sql(settings, `ALTER USER ${account} IDENTIFIED BY '${password}' RETAIN CURRENT PASSWORD;\n`);
  const stored = await storeSecret(secret, password);
  await up(settings, undefined, options);
  await sql(settings, `ALTER USER ${account} DISCARD OLD PASSWORD;\n`);
  return stored;
}
