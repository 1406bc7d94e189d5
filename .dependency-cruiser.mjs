import { api, domain, ours, packages, rooms } from './tools/rules/rooms.mjs';

// The rules of imports: those of the rooms are in tools/rules/rooms.mjs.

const tests = '\\.(spec|cli)\\.ts$|/test/';

/** A folder in `parent` imports no other one there, but for those in `shared`. */
const apart = (parent, shared, comment) => ({
  name: `apart ${parent}`,
  comment,
  severity: 'error',
  from: { path: `^${parent}/([^/]+)/` },
  to: { path: `^${parent}/[^/]+/`, pathNot: `^${parent}/($1|${shared})/` },
});

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
    apart('apps/e2e', 'support', 'what two suites need belongs in support'),
    apart('apps/api/test', 'support', 'what two rooms of tests need belongs in support'),
    {
      name: "another feature's rows",
      comment: "a feature imports another's service, never its repository or entity",
      severity: 'error',
      from: { path: `^${api}/(${domain}|idempotency)/`, pathNot: tests },
      to: { path: `^${api}/.*\\.(repository|entity)\\.ts$`, pathNot: `^${api}/$1/` },
    },
    {
      name: 'the domain knows no HTTP',
      comment: 'statuses, headers and requests belong in a controller, an interceptor or http',
      severity: 'error',
      from: { path: `^${api}/(${domain})/.*\\.(service|repository|entity|mapper)\\.ts$` },
      to: { path: [`^${api}/http/`, '(^|/)node_modules/fastify/'] },
    },
    {
      name: 'entries start',
      comment: 'what a program starts with is imported by nobody',
      severity: 'error',
      from: { path: `^${api}/`, pathNot: [`^${api}/bin/`, tests] },
      to: { path: `^${api}/bin/` },
    },
    {
      name: 'the contract is zod',
      comment: 'libs/shared imports zod, and what reads dates in words, and nothing else',
      severity: 'error',
      from: { path: '^libs/shared/src/', pathNot: tests },
      to: { pathNot: ['^libs/shared/src/', '(^|/)node_modules/(zod|chrono-node)/'] },
    },
    {
      name: 'declared where it is imported',
      comment: 'a package stands in the nearest package.json above the file',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no package of tests',
      comment: 'what runs at a user needs dependencies; devDependencies are not there',
      severity: 'error',
      from: { path: '^(apps/(api|web)|libs/shared)/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
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
