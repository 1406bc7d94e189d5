import { Failure } from '../../../../tools/failure.ts';
import { type Job, runJob, secretOption } from '../engine/jobs.ts';
import { services } from '../engine/services.ts';
import { databaseMarker, markDatabase } from '../state/database-marker.ts';
import { history } from '../state/history.ts';
import { DATABASE_ACCOUNTS, NODE_LABELS, USERS, VOLUMES } from '../topology.ts';

const TIMEOUT_MS = 180_000;

/**
 * Whether this installation has no database yet. If the volume is empty later, its data was lost: a server that then
 * created a new database by itself would be an empty system, open to everybody, at the address of the old one.
 */
export async function isFirstStart(): Promise<boolean> {
  const [marker, all, entries] = await Promise.all([databaseMarker(), services(), history()]);
  return !marker && !all.has('mysql_master') && !entries.some(({ result }) => result === 'succeeded');
}

/** Creates the database in the master's volume; an existing one stays as it is. */
export async function makeDatabase(
  image: string,
  secrets: Readonly<Record<string, string>>,
  { fromRegistry = false, group }: { fromRegistry?: boolean; group?: string | undefined } = {},
): Promise<void> {
  await runJob({ ...initialiseJob(image, secrets, group), fromRegistry }, TIMEOUT_MS).catch((error: Error) => {
    throw new Failure(`the database could not be made:\n${error.message}`);
  });
  await markDatabase();
}

const ON_MASTERS_VOLUME = [
  ...['--constraint', `node.labels.${NODE_LABELS.master} == true`],
  ...['--mount', `type=volume,source=${VOLUMES.master},target=/var/lib/mysql`],
  ...['--mount', 'type=volume,target=/tmp', '--mount', 'type=tmpfs,target=/var/run/mysqld'],
  ...['--user', USERS.mysql],
];

/** The job that lets the data of a master, which must not run, found a group at its next start. */
export function foundJob(image: string): Job {
  return { name: 'todo_mysql_found', image, command: ['tododb', 'found'], options: ON_MASTERS_VOLUME };
}

/**
 * The job that creates it, with the volume, the user and the secrets that the master has in mysql.yml.
 * @param group lets the server on that volume found the group of this name
 */
export function initialiseJob(image: string, secrets: Readonly<Record<string, string>>, group?: string): Job {
  const passwords = Object.keys(DATABASE_ACCOUNTS);
  const environment = {
    MYSQL_MASTER: 'true',
    MYSQL_DATABASE: 'tododb',
    MYSQL_USER: 'todo',
    MYSQL_REPL_USER: 'repl',
    ...(group ? { TODODB_GROUP: group } : {}),
    ...Object.fromEntries(passwords.map((secret) => [`${secret.toUpperCase()}_FILE`, `/run/secrets/${secret}`])),
  };
  return {
    name: 'todo_mysql_initialise',
    image,
    command: ['tododb', 'initialise'],
    options: [
      ...ON_MASTERS_VOLUME,
      ...passwords.flatMap((secret) => secretOption(secrets[secret] ?? '', secret, USERS.mysql)),
      ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ],
  };
}
