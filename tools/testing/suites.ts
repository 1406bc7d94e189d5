import { chromium, containerEngine, swarmNodes } from './machine/requirements.ts';
import { check, jest, playwright, type Suite } from './suite.ts';

/**
 * All suites in the order in which they run, the quick ones first. A new suite is one more entry.
 * Everything is built before the first one starts.
 */
export const suites: Suite[] = [
  check('lint and format', ['biome', 'check', '--error-on-warnings', '.']),
  check('imports between rooms', [
    'depcruise',
    'apps/api/src',
    'apps/api/test',
    'apps/web/src',
    'apps/e2e',
    'libs',
    'deploy',
    'tools',
    'bench',
  ]),
  check('types of the projects', ['nx', 'run-many', '-t', 'lint', '--output-style=static'], { NX_DAEMON: 'false' }),
  check('types of tools and bench', ['tsc', '-p', 'tsconfig.json']),
  jest('tools'),
  jest('deploy/swarm'),
  jest('libs/shared'),
  jest('apps/web'),
  jest('apps/api'),
  playwright('browser', ['js', 'no-js'], chromium),
  playwright('faults', ['faults']),
  playwright('start command', ['start']),
  jest('apps/e2e/replication', containerEngine),
  { ...jest('apps/e2e/nginx', containerEngine), beside: 'apps/e2e/replication' },
  jest('apps/e2e/swarm', swarmNodes),
];
