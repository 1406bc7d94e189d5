export type Settings = typeof settings;

/** Plain settings; special characters have a story of their own. */
export const settings = {
  MYSQL_ROOT_PASSWORD: 'root-secret',
  MYSQL_DATABASE: 'tododb',
  MYSQL_USER: 'todo',
  MYSQL_PASSWORD: 'application-secret',
  MYSQL_REPL_USER: 'repl',
  MYSQL_REPL_PASSWORD: 'replication-secret',
};

/** The harness's own account: it may break things that the application must not. */
export const tester = { user: 'tester', password: 'tester' };
