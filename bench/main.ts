import { build } from '../tools/build.ts';
import { Failure, runCommand } from '../tools/failure.ts';
import { benchApi } from './api.ts';
import { benchApiMysql } from './api-mysql.ts';
import { benchAuth } from './auth.ts';
import { benchBulk } from './bulk.ts';
import { benchIdleListeners } from './events/idle.ts';
import { benchKilledInstances } from './events/kills.ts';
import { benchCommitLatency } from './group/commit-latency.ts';
import { benchOutages } from './group/outages.ts';
import { benchImport } from './import.ts';
import { benchRepeat } from './repeat.ts';
import { benchScale } from './scale.ts';
import { benchKeys } from './site/keys.ts';
import { benchLighthouse } from './site/lighthouse.ts';
import { benchWeb } from './site/web.ts';
import { benchTokens } from './tokens.ts';
import { benchWriters } from './writers.ts';

// `npm run bench -- <name>`: compares programs in one run; exit code 1 when a target is missed.

const benches: Record<string, () => Promise<boolean>> = {
  api: benchApi,
  'api --db mysql': benchApiMysql,
  auth: benchAuth,
  bulk: benchBulk,
  'events idle': benchIdleListeners,
  'events killed': () => benchKilledInstances(100_000),
  'events killed, short': () => benchKilledInstances(5_000),
  'group commits': benchCommitLatency,
  'group outages': benchOutages,
  import: benchImport,
  keys: benchKeys,
  lighthouse: benchLighthouse,
  repeat: benchRepeat,
  scale: benchScale,
  tokens: benchTokens,
  web: benchWeb,
  writers: benchWriters,
};

await runCommand(async () => {
  const bench = benches[process.argv.slice(2).join(' ')];
  if (!bench) throw new Failure(`usage: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  await build();
  if (!(await bench())) process.exitCode = 1;
});
