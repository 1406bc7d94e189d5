import type { ImageName } from '../../../tools/images/images.ts';

// The names that the stack files, the machines of the Swarm and this command share. A spec compares them with the files.

/** The overlay network of every service. `init` makes it: a stack could not remove it while another uses it. */
export const NETWORK = 'todoapp';

/** Labels of nodes, each `true`: what may run there. */
export const NODE_LABELS = {
  master: 'todo.mysql_master',
  replica: 'todo.mysql_slave',
  valkey: 'todo.valkey',
  edge: 'todo.edge',
} as const;

/** Label of the nginx services: each task finds the active colour there when it starts. */
export const COLOR_LABEL = 'todo.color';

/** Label of an API that a restore has stopped: how many tasks it had, and the ids that its database had given out. */
export const PAUSED_LABEL = 'todo.paused';

/** Volumes on the nodes. A replica's has the number of its task at its end. */
export const VOLUMES = {
  master: 'todo_mysql_master',
  replica: 'todo_mysql_slave',
  valkey: 'todo_valkey',
  staticFiles: 'todo_static',
  logs: 'todo_logs',
} as const;

/** Users of the images, as user:group; a secret's file belongs to one. */
export const USERS = { mysql: '999:999', node: '1000:1000', nginx: '101:101' } as const;

export interface Stack {
  name: string;
  file: string;
  /** Its services, and which image each runs. */
  services: Record<string, ImageName>;
}

/** In the order in which they are brought up; the one below needs the one above. */
export const STACKS: Stack[] = [
  {
    name: 'todo_mysql',
    file: 'mysql.yml',
    services: { mysql_master: 'tododb', mysql_slave: 'tododb', mysql_lb: 'haproxy' },
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

export const SERVICES: Record<string, ImageName> = Object.assign({}, ...STACKS.map(({ services }) => services));

/** What Swarm calls a service of the stack files. */
export function swarmName(service: string): string {
  const stack = STACKS.find(({ services }) => service in services);
  return `${stack?.name}_${service}`;
}

/** The most tasks that a service may have: as many as the load balancer has places for replicas (haproxy.cfg). */
export const MOST_TASKS = 100;

/** Passwords of accounts of the database, which knows them too: `rotate` changes both. */
export const DATABASE_ACCOUNTS = {
  mysql_root_password: 'root@localhost',
  mysql_password: "todo@'%'",
  mysql_repl_password: "repl@'%'",
} as const;

/** Made by `init` when they are not there; nobody needs to know them. */
export const GENERATED_SECRETS = [
  ...(Object.keys(DATABASE_ACCOUNTS) as (keyof typeof DATABASE_ACCOUNTS)[]),
  'redis_password',
  'preview_key',
] as const;

export const TLS_SECRETS = ['tls_cert', 'tls_key'] as const;

export type SecretName = (typeof GENERATED_SECRETS)[number] | (typeof TLS_SECRETS)[number];

export const SECRETS: readonly SecretName[] = [...GENERATED_SECRETS, ...TLS_SECRETS];
