import type { ImageName } from '../../../tools/images/images.ts';

// Names shared by the stack files, the nodes of the Swarm and this command. A spec compares them with the files.

/** The overlay network of every service. `init` creates it: a stack could not remove it while another uses it. */
export const networkName = 'todoapp';

/** Node labels, each with the value `true`: they say which services may run on a node. */
export const nodeLabels = {
  master: 'todo.mysql_master',
  replica: 'todo.mysql_slave',
  edge: 'todo.edge',
} as const;

/** Label of the nginx services: each task reads the active color from it when it starts. */
export const colorLabel = 'todo.color';

/**
 * Label of an API that a restore has stopped. Its value holds the number of tasks and the next ids of the database. The
 * name must not change: a restore that an earlier version of this command began has to be found.
 */
export const unfinishedRestoreLabel = 'todo.paused';

/** Volumes on the nodes. The name of a replica's volume ends with the number of its task. */
export const volumeNames = {
  master: 'todo_mysql_master',
  replica: 'todo_mysql_slave',
  reader: 'todo_mysql_reader',
  valkey: 'todo_valkey',
  staticFiles: 'todo_static',
  logs: 'todo_logs',
} as const;

/** Users of the images, as user:group; the file of a secret belongs to one of them. */
export const imageUsers = { mysql: '999:999', node: '1000:1000', nginx: '101:101' } as const;

export interface Stack {
  name: string;
  file: string;
  /** The image of each service of the stack. */
  services: Record<string, ImageName>;
}

/** In the order in which they start; each needs the ones before it. */
export const stackList: Stack[] = [
  {
    name: 'todo_mysql',
    file: 'mysql.yml',
    services: { mysql_master: 'tododb', mysql_slave: 'tododb', mysql_reader: 'tododb', mysql_lb: 'haproxy' },
  },
  {
    name: 'todo_app',
    file: 'app.yml',
    services: { app_valkey: 'valkey', app_api: 'api', app_api_green: 'api', app_nginx: 'nginx' },
  },
  {
    name: 'todo_frontend',
    file: 'frontend.yml',
    services: { frontend_web: 'web', frontend_web_green: 'web', frontend_nginx: 'nginx' },
  },
];

/** Services that only an installation with a group has, and that one of an earlier release has not. */
export const groupServices: readonly string[] = ['mysql_reader'];

export const imagesByService: Record<string, ImageName> = Object.assign(
  {},
  ...stackList.map(({ services }) => services),
);

/** Swarm's name of a service of the stack files. */
export function swarmName(service: string): string {
  const stack = stackList.find(({ services }) => service in services);
  return `${stack?.name}_${service}`;
}

/** Maximum number of tasks of a service: the load balancer has this many slots for replicas (haproxy.cfg). */
export const mostTasks = 100;

/** Secrets that are passwords of database accounts: `rotate` changes the secret and the account. */
export const databaseAccounts = {
  mysql_root_password: 'root@localhost',
  mysql_password: "todo@'%'",
  mysql_repl_password: "repl@'%'",
} as const;

/** Secrets that `init` creates with random values if they are missing; nobody needs to know them. */
export const generatedSecrets = [
  ...(Object.keys(databaseAccounts) as (keyof typeof databaseAccounts)[]),
  'redis_password',
  'preview_key',
] as const;

export const tlsSecrets = ['tls_cert', 'tls_key'] as const;

export type SecretName = (typeof generatedSecrets)[number] | (typeof tlsSecrets)[number];

export const secrets: readonly SecretName[] = [...generatedSecrets, ...tlsSecrets];
