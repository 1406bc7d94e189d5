import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { root } from '../../../../tools/root.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { tester } from '../cluster/settings.ts';

const suiteTimeoutMs = 1_200_000;

/** The members of the output of `jest --json` that are read here. */
interface Report {
  success: boolean;
  numPassedTests: number;
  testResults: { message: string; status: string }[];
}

const redisPort = 6379;
/** Contains the characters that must be escaped in a URL. */
const redisPassword = 'p@ss word/:';

describe('a client of an API that stores its todos in MySQL, and the state that instances share in Valkey', () => {
  let cluster: Cluster;
  let valkey: StartedTestContainer;
  beforeAll(async () => {
    [cluster, valkey] = await Promise.all([startCluster(), startValkey()]);
    // The suite creates and drops hundreds of databases, and does not test durability.
    await cluster.master.query('SET GLOBAL sync_binlog = 0, innodb_flush_log_at_trx_commit = 0');
  });
  afterAll(async () => {
    await valkey?.stop();
    await cluster?.stop();
  });

  test(
    'gets the same contract as on SQLite alone: the whole HTTP suite passes',
    async () => {
      const report = await runHttpSuite({
        TODO_TEST_MASTER_URL: `mysql://${tester.user}:${tester.password}@127.0.0.1:${cluster.master.port}/`,
        TODO_TEST_REDIS_URL: redisUrl(valkey),
      });
      const failures = report.testResults.filter(({ status }) => status === 'failed').map(({ message }) => message);
      console.info(`${report.numPassedTests} HTTP tests passed on MySQL and Valkey`);
      expect(failures).toEqual([]);
      expect(report.numPassedTests).toBeGreaterThan(0);
      expect(report.success).toBe(true);
    },
    suiteTimeoutMs,
  );
});

function startValkey(): Promise<StartedTestContainer> {
  return new GenericContainer(String(process.env.VALKEY_IMAGE))
    .withCommand(['valkey-server', '--bind', '0.0.0.0', '--requirepass', redisPassword])
    .withExposedPorts(redisPort)
    .withWaitStrategy(Wait.forLogMessage('Ready to accept connections'))
    .start();
}

function redisUrl(valkey: StartedTestContainer): string {
  return `redis://:${encodeURIComponent(redisPassword)}@127.0.0.1:${valkey.getMappedPort(redisPort)}`;
}

async function runHttpSuite(servers: Record<string, string>): Promise<Report> {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--experimental-vm-modules', jest, '--json', '--silent', '--testTimeout=60000', 'test/'],
    {
      cwd: join(root, 'apps/api'),
      env: { ...process.env, ...servers },
      timeout: suiteTimeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    },
  ).catch((failed: { stdout?: string }) => ({ stdout: failed.stdout ?? '' }));
  return JSON.parse(stdout) as Report;
}
