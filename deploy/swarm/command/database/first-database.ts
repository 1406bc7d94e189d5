import { Failure } from '../../../../tools/failure.ts';
import { type Job, runJob, secretOption } from '../engine/jobs.ts';
import { services } from '../engine/services.ts';
import { databaseMarker, markDatabase } from '../state/database-marker.ts';
import { history } from '../state/history.ts';
import { databaseAccounts, imageUsers, nodeLabels, volumeNames } from '../topology.ts';

const timeoutMs = 180_000;

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
  await runJob({ ...initialiseJob(image, secrets, group), fromRegistry }, timeoutMs).catch((error: Error) => {
    throw new Failure(`the database could not be created:\n${error.message}`);
  });
  await markDatabase();
}

const onMastersVolume = [
  ...['--constraint', `node.labels.${nodeLabels.master} == true`],
  ...['--mount', `type=volume,source=${volumeNames.master},target=/var/lib/mysql`],
  ...['--mount', 'type=volume,target=/tmp', '--mount', 'type=tmpfs,target=/var/run/mysqld'],
  ...['--user', imageUsers.mysql],
];

/** The job that prepares the data of a stopped master to bootstrap a group at its next start. */
export function foundJob(image: string): Job {
  return { name: 'todo_mysql_found', image, command: ['tododb', 'found'], options: onMastersVolume };
}

/**
 * The job that creates the database, with the volume, the user and the secrets that the master has in mysql.yml.
 * @param group name of the group that the server on that volume will bootstrap
 */
export function initialiseJob(image: string, secrets: Readonly<Record<string, string>>, group?: string): Job {
  const passwords = Object.keys(databaseAccounts);
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
      ...onMastersVolume,
      ...passwords.flatMap((secret) => secretOption(secrets[secret] ?? '', secret, imageUsers.mysql)),
      ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ],
  };
}
