import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FakeSwarm, firstCommit } from './support/fake-swarm.ts';

let swarm: FakeSwarm;

afterEach(() => swarm[Symbol.asyncDispose]());

const databaseDeploys = () => swarm.calls.filter(({ args }) => args[0] === 'stack' && args.at(-1) === 'todo_mysql');
const addNodes = () => {
  for (const number of [2, 3]) swarm.addNode(`node${number}`, 'x86_64', `192.168.1.${number}`, ['todo.mysql_slave']);
};
const master = 'todo_mysql_mysql_master.1';
const [SLAVE, OTHER] = ['todo_mysql_mysql_slave.1', 'todo_mysql_mysql_slave.2'];

const allOnline = {
  [master]: 'REPLICA lag=0 members=3/3\tuuid-of-1 ONLINE SECONDARY',
  [SLAVE]: 'MASTER group=ONLINE members=3/3\tuuid-of-2 ONLINE PRIMARY',
  [OTHER]: 'REPLICA lag=0 members=3/3\tuuid-of-3 ONLINE SECONDARY',
};

/** Starts a Swarm of three machines with a group whose members are all online. */
async function withGroup(): Promise<void> {
  swarm = await FakeSwarm.running();
  addNodes();
  swarm.addConfig('todo_group', { 'todo.group': 'e1b1' });
  Object.assign(swarm.service('mysql_slave'), { Mode: { Replicated: { Replicas: 2 } } });
  swarm.engine.databases = { ...allOnline };
}

describe('the database layout', () => {
  const env = { TODO_REGISTRY: 'registry.test', TODO_MYSQL_SLAVE_REPLICAS: '2' };

  test('of a new installation on three machines is a group, which the first up bootstraps', async () => {
    swarm = await FakeSwarm.make();
    addNodes();
    swarm.engine.databases = { ...allOnline };
    const { result } = await swarm.run(['up', firstCommit], { env });
    expect(result.database).toContain('a group of 3: it recovers from the loss of any one machine');
    const [deployed] = databaseDeploys();
    const name = deployed?.settings.TODODB_GROUP;
    expect(name).toMatch(/^[0-9a-f-]{36}$/);
    expect(deployed?.args.join(' ')).toContain('mysql.group.yml');
    expect(swarm.lines(/^service create .*tododb initialise$/)[0]).toContain(`--env TODODB_GROUP=${name}`);
  });

  test('on two machines is a master with replicas, and up says which failures that does not survive', async () => {
    swarm = await FakeSwarm.make();
    swarm.addNode('node2', 'x86_64', '192.168.1.2', ['todo.mysql_slave']);
    const { result } = await swarm.run(['up', firstCommit], { env });
    expect(result.database).toMatch(/if the machine of the master is lost.*3 members need 3 nodes, and there are 2/);
    expect(databaseDeploys()[0]?.settings).not.toHaveProperty('TODODB_GROUP');
    expect(swarm.lines(/mysql.group.yml/)).toEqual([]);
  });

  // Without this, the servers of an installation look for a group that was never bootstrapped, and take no writes.
  test('of an existing installation does not change when machines are added', async () => {
    swarm = await FakeSwarm.running();
    addNodes();
    const { result } = await swarm.run(['up'], { env });
    expect(result.database).toContain('"database group" turns the servers into one');
    expect(databaseDeploys()[0]?.settings).not.toHaveProperty('TODODB_GROUP');
  });
});

describe('a group', () => {
  beforeEach(withGroup);

  // Otherwise Swarm would replace the task of mysql_master and one of mysql_slave at the same time.
  test('is updated member by member, mysql_master last', async () => {
    const env = { TODO_REGISTRY: 'registry.test', TODO_MYSQL_SLAVE_REPLICAS: '2' };
    expect((await swarm.run(['up'], { env })).result.ok).toBe(true);
    const files = databaseDeploys().map(({ args }) => args.filter((word) => word.endsWith('/mysql.yml')));
    expect(files).toEqual([[expect.stringContaining('todo-stack-')], [expect.stringMatching(/stacks\/mysql.yml$/)]]);
  });

  // Without this, no fix of the application can be deployed while a machine is down.
  test('with a missing member does not prevent a deploy of the application, which does not touch the database', async () => {
    swarm.engine.databases[master] = '';
    const { result } = await swarm.run(['deploy', swarm.addRelease('bbbb00000002')]);
    expect(result.ok).toBe(true);
    expect(databaseDeploys()).toEqual([]);
  });

  test('has a status that says which failures it would survive', async () => {
    const { result } = await swarm.run(['status']);
    expect(result.group).toMatchObject({ members: 3, reachable: 3, wanted: 3, writes: true });
    expect(result.group.text).toContain('another becomes the primary');
  });

  test('switches to another primary, by a statement to the current one', async () => {
    const { result } = await swarm.run(['database', 'switch', 'node1']);
    expect(result.ok).toBe(true);
    const [statement] = swarm.calls.filter(({ input }) => input.includes('set_as_primary'));
    expect(statement?.args).toContain(`container-of-${SLAVE}`);
  });

  test('with a primary is not bootstrapped again by database begin', async () => {
    const { result } = await swarm.run(['database', 'begin', '--yes']);
    expect(result.error).toContain('a group is running');
    expect(swarm.lines(/^exec .*tododb begin/)).toEqual([]);
  });

  // Without this, a mistyped command loses the transactions that only the lost members have.
  test('that lost most of its members is bootstrapped only after a confirmation that names what is lost', async () => {
    swarm.engine.databases = { [SLAVE]: 'OFFLINE group=OFFLINE\tuuid-of-2 OFFLINE' };
    const asked = await swarm.run(['database', 'begin']);
    expect(asked.result.error).toMatch(/bootstraps the group with the data of .* on node1.*Run it with --yes/);
    expect(swarm.lines(/tododb begin$/)).toEqual([]);
    expect((await swarm.run(['database', 'begin', '--yes'])).result.ok).toBe(true);
    expect(swarm.lines(/tododb begin$/)).toHaveLength(1);
  });

  // Without this, an installation of a release without readers can no longer be deployed to.
  test('of a release without readers gets the service by up, with as many tasks as the settings say', async () => {
    expect((await swarm.run(['scale', 'mysql_reader=2'])).result.error).toContain('run "npm run swarm -- up" first');
    expect((await swarm.run(['deploy', swarm.addRelease('bbbb00000002')])).result.ok).toBe(true);
    expect(swarm.service('mysql_reader')).toBeUndefined();
    const env = { TODO_REGISTRY: 'registry.test', TODO_MYSQL_SLAVE_REPLICAS: '2', TODO_MYSQL_READER_REPLICAS: '2' };
    expect((await swarm.run(['up'], { env })).result.ok).toBe(true);
    expect(swarm.service('mysql_reader').Mode).toEqual({ Replicated: { Replicas: 2 } });
  });

  test('has readers, which status shows, and which are not members and never become the primary', async () => {
    await swarm.run(['up'], { env: { TODO_REGISTRY: 'registry.test', TODO_MYSQL_SLAVE_REPLICAS: '2' } });
    expect((await swarm.run(['scale', 'mysql_reader=1'])).result.ok).toBe(true);
    const reader = 'todo_mysql_mysql_reader.1';
    swarm.engine.databases = { [reader]: 'REPLICA lag=0', ...allOnline };
    const { result } = await swarm.run(['status']);
    expect(result.replication).toContainEqual(expect.objectContaining({ service: 'mysql_reader' }));
    expect(result.group).toMatchObject({ members: 3, reachable: 3, wanted: 3 });
    expect((await swarm.run(['database', 'switch'])).result.ok).toBe(true);
    const statement = swarm.calls.find(({ input }) => input.includes('set_as_primary'));
    expect(statement?.input.toString()).toContain('uuid-of-1');
    expect((await swarm.run(['scale', 'mysql_reader=0'])).result.ok).toBe(true);
  });

  // Without this, a mistyped number makes a group that cannot survive the loss of a machine.
  test('is not scaled to two members', async () => {
    const { result } = await swarm.run(['scale', 'mysql_slave=1']);
    expect(result.error).toContain('2 members of the group: with fewer than 3');
    expect(swarm.lines(/^service scale/)).toEqual([]);
  });

  test('of three does not remove a member without another node for it', async () => {
    swarm.engine.objects.node.delete('node3');
    const { result } = await swarm.run(['database', 'remove', 'node2']);
    expect(result.error).toMatch(/add a node/);
    expect(swarm.lines(/^node update/)).toEqual([]);
  });
});

describe('turning a master with replicas into a group', () => {
  const [stopped, prepared] = [/^service scale .*todo_mysql_mysql_master=0/, /^service create .*tododb found$/];

  beforeEach(async () => {
    await withGroup();
    swarm.engine.objects.config.delete('todo_group');
  });

  test('stops the master, prepares its data, and starts all servers as members', async () => {
    const { result } = await swarm.run(['database', 'group']);
    expect(result).toMatchObject({ ok: true, action: 'group' });
    const lines = swarm.calls.map(({ args }) => args.join(' '));
    const steps = [stopped, prepared, /^stack deploy .*mysql.group.yml/].map((step) =>
      lines.findIndex((line) => step.test(line)),
    );
    expect(steps).not.toContain(-1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  test('leaves everything as it was if its data cannot be used by a group', async () => {
    swarm.engine.failures = [[prepared, 'tables without a primary key: tododb.old']];
    const { result } = await swarm.run(['database', 'group']);
    expect(result.error).toMatch(/continues as before.*tododb.old/);
    expect(swarm.lines(/^service scale .*todo_mysql_mysql_master=1/)).toHaveLength(1);
    expect(databaseDeploys()).toEqual([]);
  });

  test('is refused if there are too few nodes', async () => {
    swarm.engine.objects.node.delete('node3');
    const { result } = await swarm.run(['database', 'group']);
    expect(result.error).toContain('these nodes cannot hold a group');
    expect(swarm.lines(stopped)).toEqual([]);
  });
});
