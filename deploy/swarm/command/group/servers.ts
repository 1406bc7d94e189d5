import { pullOptions, tryDocker } from '../engine/docker.ts';
import { listNodes } from '../engine/nodes.ts';
import { addressOf, imageOf, services, type Task, tasksOf } from '../engine/services.ts';
import { imageUsers, networkName } from '../topology.ts';

/** Services whose tasks are members of a group; readers are not. */
export const memberServices: readonly string[] = ['mysql_master', 'mysql_slave'];
const servers = [...memberServices, 'mysql_reader'];
const timeoutMs = 60_000;

/** A running database server, and the status that it reports. */
export interface DatabaseServer {
  /** Service and task number: `mysql_slave.2` is the second task of that service. */
  service: string;
  node: string;
  task: Task;
  /** Such as `MASTER semisync=ON replicas=2` or `REPLICA lag=0 members=3/3`; `no answer` if it does not respond. */
  status: string;
  /** Its `server_uuid`, by which a group identifies its members; undefined if it does not respond. */
  uuid?: string;
}

/** The running members of the group, with their status; without the readers. */
export async function groupMembers(nodeHost?: string): Promise<DatabaseServer[]> {
  const all = await databaseServers(nodeHost);
  return all.filter(({ service }) => memberServices.includes(service.split('.')[0] as string));
}

/** Every running database server, with its status. */
export async function databaseServers(nodeHost?: string): Promise<DatabaseServer[]> {
  const [nodes, all] = await Promise.all([listNodes(nodeHost), services()]);
  const tasks = await tasksOf(servers.flatMap((name) => all.get(name)?.Spec.Name ?? []));
  const found: Omit<DatabaseServer, 'status'>[] = [];
  for (const name of servers) {
    const service = all.get(name);
    if (!service) continue;
    for (const task of tasks) {
      if (task.ServiceID !== service.ID || task.Status.State !== 'running') continue;
      const node = nodes.find(({ id }) => id === task.NodeID)?.hostname ?? task.NodeID;
      found.push({ service: task.Slot ? `${name}.${task.Slot}` : name, node, task });
    }
  }
  const responses = await queryAll(found.map(({ task }) => task));
  return found.map((server) => {
    const [status = 'no answer', member] = responses.get(addressOf(server.task) ?? '') ?? [];
    const [uuid] = member?.split(' ') ?? [];
    return { ...server, status, ...(uuid ? { uuid } : {}) };
  });
}

/**
 * Queries every server from a container in its network, with an account that has no password and no other privilege.
 * @returns status and member line by address
 */
async function queryAll(tasks: Task[]): Promise<Map<string, string[]>> {
  const [image] = tasks.map(imageOf);
  const addresses = tasks.flatMap((task) => addressOf(task) ?? []);
  if (!image || addresses.length === 0) return new Map();
  const confined = ['--network', networkName, '--read-only', '--cap-drop', 'ALL', '--user', imageUsers.mysql];
  const run = [
    'run',
    '--rm',
    ...pullOptions(image),
    ...confined,
    image,
    'bash',
    '-c',
    queryScript,
    'query',
    ...addresses,
  ];
  const { stdout } = await tryDocker(run, { timeoutMs });
  const lines = stdout.split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [address = '', ...response] = line.split('\t');
      return [address, response];
    }),
  );
}

// Data of an earlier release lacks the function member(): its error is left out.
const queryScript = `
  query() {
    mysql --no-defaults --host="$1" --user=tododb_check --connect-timeout=2 --batch --skip-column-names --execute="$2" 2>&1 | tail -1
  }
  for host; do
    printf '%s\\t%s\\t%s\\n' "$host" "$(query "$host" 'SELECT tododb_ops.status(5)')" \\
      "$(query "$host" 'SELECT tododb_ops.member()' | grep -v ERROR)" &
  done
  wait
`;
