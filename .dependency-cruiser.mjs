// Who may import whom: one line is one room. `npm test` runs it (dependency-cruiser), and tools/boundaries.spec.ts proves
// that each line catches something.

const api = 'apps/api/src';
const web = 'apps/web/src';
const command = 'deploy/swarm/command';
/** What every room of the command may know. */
const names = ['tools', `${command}/(topology|environment)\\.ts$`];

const ours = '^(@todo|apps|libs|tools|bench|deploy)/';
/** By its name where it is not built yet. */
const contract = '(libs|@todo)/shared/';

/** Room, what of ours it may import beside itself, and what to do instead. Paths are regular expressions. */
const rooms = [
  ['libs/shared/src', [], 'the contract stands alone: code for one side belongs in that app'],
  [`${api}/config`, [], 'configuration imports nothing of ours: pass values to it'],
  [`${api}/db/migrations`, [`${api}/db/[^/]+$`], 'a migration stands alone: it must do tomorrow what it did today'],
  [
    `${api}/db(?!/migrations)`,
    [`${api}/db`, `${api}/config`, '.*\\.entity\\.ts$', contract],
    'db knows config and the entities it maps',
  ],
  [`${api}/http`, [`${api}/(config|db)`, contract], 'http knows no feature: what does belongs in that feature'],
  [
    `${api}/(todos|accounts|idempotency|health|store|metrics)`,
    [`${api}/[^/]+/`, contract],
    'a feature knows features, db, http and config',
  ],
  [api, [contract], 'the API never sees the web: what both need belongs in libs/shared'],
  [`${web}/config`, [], 'configuration imports nothing of ours: pass values to it'],
  [
    `${web}/api`,
    [`${web}/config`, contract],
    'api is the door to the API: what shows an answer belongs in visit or components',
  ],
  [
    `${web}/(components|board)`,
    [`${web}/(components|board)`, contract],
    'these run in the browser: props in, HTML out',
  ],
  [web, [contract], 'the web reaches the API over HTTP, never its code'],
  ['apps/e2e', ['tools', 'deploy'], 'tests from outside see HTTP only'],
  [`${command}/engine`, names, 'engine asks docker, and does not know what for'],
  [`${command}/settings`, names, 'settings are read and checked, and do nothing'],
  [`${command}/terminal`, names, 'the terminal shows what it is told'],
  [`${command}/state`, [`${command}/(engine|settings)`, ...names], 'state is kept for rollouts, and knows none'],
  [`${command}/rollout`, [`${command}/(engine|settings|state)`, ...names], 'a rollout knows no data and no command'],
  [`${command}/database`, [`${command}/(engine|settings|state|rollout)`, ...names], 'the database knows no command'],
  [command, ['tools'], 'the command knows the tools, and no code of the application'],
  ['tools', ['bench', 'deploy'], 'tools start the application; they do not import it'],
];

/** Packages, who alone may import them, and what to do instead. A type leaves no code behind. */
const packages = [
  ['(mysql2|better-sqlite3)', `${api}/db/`, 'drivers belong in db'],
  [
    'typeorm',
    `${api}/(db/|.*\\.(repository|entity)\\.ts$|idempotency/expiry\\.ts$)`,
    'SQL belongs in a repository, an entity or db; others pass the EntityManager of a transaction on',
  ],
  ['(react|react-dom|preact|next)', `(${web}|bench/empty-page)/`, 'the API never renders a page'],
  ['(@nestjs|fastify|@fastify(?!/proxy-addr))', `(${api}|bench|apps/api)/`, 'the web reaches the API over HTTP'],
];

const tests = '\\.(spec|cli)\\.ts$|/test/';

export default {
  forbidden: [
    ...rooms.map(([room, may, comment]) => ({
      name: `room ${room}`,
      comment,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: room === 'apps/e2e' ? '^$' : tests },
      to: { path: ours, pathNot: [room, ...may].map((path) => `^${path}`) },
    })),
    ...packages.map(([name, only, comment]) => ({
      name: `package ${name}`,
      comment,
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [`^${only}`, tests] },
      to: { path: `(^|/)node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
    })),
    {
      name: "another feature's rows",
      comment: "a feature imports another's service, never its repository or entity",
      severity: 'error',
      from: { path: `^${api}/([^/]+)/`, pathNot: [`^${api}/db/`, tests] },
      to: { path: `^${api}/.*\\.(repository|entity)\\.ts$`, pathNot: `^${api}/$1/` },
    },
    {
      name: 'the contract is zod',
      comment: 'libs/shared imports zod and nothing else',
      severity: 'error',
      from: { path: '^libs/shared/src/', pathNot: tests },
      to: { pathNot: ['^libs/shared/src/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'no cycle',
      comment: 'two files that need each other are one, or need a third',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    exclude: { path: '(^|/)\\.next/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
