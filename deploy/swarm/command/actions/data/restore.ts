import { stat } from 'node:fs/promises';
import { execa } from 'execa';
import { Failure } from '../../../../../tools/failure.ts';
import { requireWhole } from '../../database/backup-file.ts';
import { forgetCallers } from '../../database/forget-callers.ts';
import { masterPlace, scriptArgs, sql } from '../../database/master.ts';
import { stopApiForRestore, startApiAfterRestore } from '../../database/stop-api-for-restore.ts';
import { dockerVariables } from '../../environment.ts';
import { isStill, type Running } from '../../rollout/running.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Entry } from '../../state/history.ts';
import { record } from '../../state/record.ts';
import { runSteps, type Step } from '../../terminal/steps.ts';
import { reasonOf } from './backup.ts';
import { requireRunning } from '../requirements.ts';

const timeoutMs = 60 * 60_000;

export interface RestoreOptions {
  quiet?: boolean;
  /** Sessions and personal tokens in the backup become valid again, also those revoked since it was made. */
  keepLogins?: boolean;
}

/** Context of the steps of a restore. */
interface Restoring {
  /** By table: the next id that it would have assigned. */
  nextIds: Record<string, number>;
  warnings: string[];
}

/** Describes what a restore would lose; changes nothing. @throws Failure when the file is not a complete backup */
export async function describeRestore(
  settings: Settings,
  file: string,
  { keepLogins }: RestoreOptions,
): Promise<string> {
  await requireWhole(file);
  const written = (await stat(file)).mtime.toISOString().replace(/\.\d+/, '');
  const now = await sql(settings.TODO_NODE_HOST, countsSql).then(
    (printed) => {
      const [accounts, todos] = printed.trim().split('\t');
      return `${accounts} accounts and ${todos} todos`;
    },
    () => 'of unknown content',
  );
  const logins = keepLogins
    ? 'Sessions and personal tokens become those of the backup, including those that were revoked since.'
    : 'Everybody is logged out, and all personal tokens become invalid.';
  return (
    `This replaces the database (now ${now}) by ${file}, written ${written}: accounts, passwords, todos and the trash. ` +
    `${logins} The system is down meanwhile.`
  );
}

/**
 * Restores the database from `file`; the replicas follow by replication. The API is stopped meanwhile, and migrates
 * the tables to its own release when it starts again.
 */
export async function restore(settings: Settings, file: string, options: RestoreOptions): Promise<Entry> {
  await requireWhole(file);
  const before = await requireRunning({ allowUnfinishedRestore: true });
  const change = {
    settings,
    action: 'restore' as const,
    commit: before.commit,
    from: before.commit,
    isStill: () => isStill(before),
  };
  return record(change, async (signal) => {
    const context: Restoring = { nextIds: {}, warnings: [] };
    await runSteps(stepsOf(settings, file, before, options, signal), context, { ...options, signal });
    return { commit: before.commit, warnings: context.warnings };
  });
}

function stepsOf(
  settings: Settings,
  file: string,
  before: Running,
  { keepLogins = false }: RestoreOptions,
  signal: AbortSignal,
): Step<Restoring>[] {
  const host = settings.TODO_NODE_HOST;
  return [
    {
      title: 'Stop the API',
      async run(context, say) {
        // Stored with the stopped service: after an interrupted restore the database can no longer tell them.
        context.nextIds = await stopApiForRestore(before, parseNextIds(await sql(host, nextIdsSql)), say);
      },
    },
    { title: 'Load', run: () => load(settings, file, signal) },
    {
      title: 'End what the backup would bring back',
      async run({ nextIds, warnings }) {
        const tables = (await sql(host, tablesSql)).split('\n').filter(Boolean);
        await sql(host, afterLoadSql(tables, nextIds, { keepLogins }));
        const warning = await forgetCallers(settings);
        if (warning) warnings.push(warning);
      },
    },
    { title: 'Start the API', run: (_, say) => startApiAfterRestore(settings, say) },
  ];
}

async function load(settings: Settings, file: string, signal: AbortSignal): Promise<void> {
  const args = await scriptArgs(await masterPlace(settings.TODO_NODE_HOST), 'load');
  try {
    const env = dockerVariables();
    await execa('docker', args, { timeout: timeoutMs, inputFile: file, cancelSignal: signal, extendEnv: false, env });
  } catch (error) {
    throw new Failure(
      `the restore failed: ${reasonOf(error)}. The API stays stopped, because the database is incomplete. Run it again: ` +
        'it starts from the beginning',
    );
  }
}

const countsSql = 'SELECT (SELECT COUNT(*) FROM tododb.user), (SELECT COUNT(*) FROM tododb.todo);\n';

const tablesSql = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'tododb';\n";

const nextIdsSql =
  'SET SESSION information_schema_stats_expiry = 0;\n' +
  "SELECT table_name, auto_increment FROM information_schema.tables WHERE table_schema = 'tododb' " +
  'AND auto_increment IS NOT NULL;\n';

export function parseNextIds(printed: string): Record<string, number> {
  const rows = printed.split('\n').filter(Boolean);
  return Object.fromEntries(rows.map((row) => row.split('\t')).map(([table, next]) => [table, Number(next)]));
}

/** More than the changes of one list between two backups; its counter has room for 4,000 restores. */
const changesSkipped = 1_000_000;

/**
 * Ids assigned since the backup are never assigned again: a client that still has one would get another record. For the
 * same reason the numbers of the changes of each list continue after a gap, which makes clients reload the list.
 * Sessions and tokens in the backup are revoked, because one that was revoked since would become valid again.
 * @param tables the tables in the backup
 */
export function afterLoadSql(
  tables: readonly string[],
  nextIds: Readonly<Record<string, number>>,
  { keepLogins }: { keepLogins: boolean },
): string {
  const logins = keepLogins ? [] : ['session', 'token'].filter((table) => tables.includes(table));
  const ids = Object.entries(nextIds).filter(([table]) => tables.includes(table));
  return [
    ...logins.map((table) => `DELETE FROM tododb.${table};`),
    ...(tables.includes('list') ? [`UPDATE tododb.list SET seq = seq + ${changesSkipped};`] : []),
    ...ids.map(([table, next]) => `ALTER TABLE tododb.${table} AUTO_INCREMENT = ${next};`),
    '',
  ].join('\n');
}
