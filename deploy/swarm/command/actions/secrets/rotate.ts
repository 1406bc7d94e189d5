import { Failure } from '../../../../../tools/failure.ts';
import { until } from '../../../../../tools/until.ts';
import { sql } from '../../database/master.ts';
import { isStill } from '../../rollout/running.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Entry } from '../../state/history.ts';
import { record } from '../../state/record.ts';
import { newestSecrets, randomSecret, secretName, storeSecret } from '../../state/secrets.ts';
import { runSteps, type Step } from '../../terminal/steps.ts';
import { databaseAccounts } from '../../topology.ts';
import { imagesStep, type Rolling } from '../deploy/images-step.ts';
import { requireRunning } from '../requirements.ts';
import { stacksOfUp, type UpOptions } from '../up.ts';

/** A rotation that was interrupted may have left the master in the middle of its restart. */
const masterTimeoutMs = 60_000;

type DatabaseSecret = keyof typeof databaseAccounts;

/** Context of the steps of a rotation. */
interface Rotating extends Rolling {
  stored: string;
}

/**
 * Gives a database account a new password. The old one works until every task has the new one. The next rotation
 * continues an interrupted one: MySQL keeps two passwords per account, and a third would invalidate the one in use.
 * @returns the name of the new secret
 */
export async function rotate(
  settings: Settings,
  secret: string,
  options: UpOptions,
): Promise<{ stored: string; entry: Entry }> {
  if (!(secret in databaseAccounts)) {
    throw new Failure(
      `${secret} is not a password of the database; these are: ${Object.keys(databaseAccounts).join(', ')}`,
    );
  }
  const account = databaseAccounts[secret as DatabaseSecret];
  const before = await requireRunning();
  const context = {} as Rotating;
  const steps: Step<Rotating>[] = [
    imagesStep(settings, { commit: before.commit, before, registry: options.registry, asRunning: true }),
    {
      title: 'New password beside the old one',
      async run(rotating) {
        rotating.stored = await newPassword(settings, secret, account);
      },
    },
    stacksOfUp(settings, before, { ...options, group: before.group, members: before.group ? 'roll' : undefined }),
    {
      title: 'End of the old password',
      run: async () => void (await sql(settings.TODO_NODE_HOST, `ALTER USER ${account} DISCARD OLD PASSWORD;\n`)),
    },
  ];
  const change = {
    settings,
    action: 'rotate' as const,
    commit: before.commit,
    from: before.commit,
    isStill: () => isStill(before),
  };
  const entry = await record(change, async (signal) => {
    await runSteps(steps, context, { ...options, signal });
    return { commit: before.commit };
  });
  return { stored: context.stored, entry };
}

/** @returns the name of the secret with the account's newest password, a new one unless a rotation was interrupted */
async function newPassword(settings: Settings, secret: string, account: string): Promise<string> {
  const answer = await until(
    'the master answers',
    () => sql(settings.TODO_NODE_HOST, passwordStateSql(account)),
    masterTimeoutMs,
  );
  const state = parsePasswordState(answer);
  const newest = (await newestSecrets()).get(secret);
  if (state.hasTwo && newest && state.secret === newest.name) return newest.name;
  // It is base64url, so no character in it can end the SQL string.
  const password = randomSecret();
  const name = secretName(secret, (newest?.version ?? 0) + 1);
  await sql(settings.TODO_NODE_HOST, newPasswordSql(account, password, name, state));
  return storeSecret(secret, password);
}

/** Password state of an account in MySQL: whether it has a second password, and the secret that holds the first. */
export interface PasswordState {
  hasTwo: boolean;
  secret?: string;
}

export function passwordStateSql(account: string): string {
  const [user, host] = account.replaceAll("'", '').split('@');
  return (
    `SELECT User_attributes->>'$.additional_password' IS NOT NULL, User_attributes->>'$.metadata.secret' ` +
    `FROM mysql.user WHERE User = '${user}' AND Host = '${host}';\n`
  );
}

export function parsePasswordState(printed: string): PasswordState {
  const [two, secret] = printed.trim().split('\t');
  return { hasTwo: two === '1', ...(secret && secret !== 'NULL' ? { secret } : {}) };
}

/**
 * SQL that makes `password` the primary password of an account and records, in the same statement, the secret that
 * will hold it. The tasks use the secondary password: the current one becomes it if there is none yet.
 */
export function newPasswordSql(account: string, password: string, secret: string, { hasTwo }: PasswordState): string {
  const keep = hasTwo ? '' : ' RETAIN CURRENT PASSWORD';
  return `ALTER USER ${account} IDENTIFIED BY '${password}'${keep} ATTRIBUTE '{"secret": "${secret}"}';\n`;
}
