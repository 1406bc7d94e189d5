import { until } from '../../../tools/until.ts';
import type { Installation } from './installation.ts';
import type { Machine } from './machines/machine.ts';

/** Milliseconds for a start, a copy or an election on a busy machine. */
const patienceMs = 240_000;

/** A database server and the machine that it runs on. */
interface Member {
  node: Machine;
  container: string;
}

/** All running database servers. */
export async function membersOf(swarm: Installation): Promise<Member[]> {
  return [...(await swarm.tasks('mysql_master')), ...(await swarm.tasks('mysql_slave'))];
}

/** The machine of the primary. */
export async function primaryMachine(swarm: Installation): Promise<Machine> {
  const { result } = await swarm.must('status');
  const servers = result.replication as { node: string; status: string }[];
  const primary = servers.find(({ status }) => status.startsWith('MASTER'))?.node;
  const machine = swarm.machines.all.find(({ hostname }) => hostname === primary);
  if (!machine) throw new Error(`no member takes writes: ${servers.map(({ status }) => status).join(', ')}`);
  return machine;
}

/** Waits until all three members are online in the group and have the same transactions and rows. */
export async function expectSameContents(swarm: Installation): Promise<void> {
  await until(
    'all members are online, with the same contents',
    async () => {
      const members = await membersOf(swarm);
      const all = await Promise.all(members.map(contents));
      const [first] = all;
      if (all.length !== 3 || !first?.startsWith('ONLINE') || all.some((other) => other !== first)) {
        throw new Error(all.join(' | '));
      }
      return true;
    },
    patienceMs,
  );
}

const contentsSql = `
  SELECT member_state FROM performance_schema.replication_group_members WHERE member_id = @@server_uuid;
  SELECT @@global.gtid_executed;
  SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', id, title, content))) FROM tododb.todo;
`;

async function contents({ node, container }: Member): Promise<string> {
  const client = 'mysql --no-defaults --user=root --socket=/var/run/mysqld/mysqld.sock --batch --skip-column-names';
  const script = `MYSQL_PWD=$(</run/secrets/mysql_root_password) ${client} | tr '\\n' ' '`;
  return node.docker(['exec', '-i', container, 'bash', '-c', script], { input: contentsSql });
}
