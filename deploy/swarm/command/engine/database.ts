import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { execa } from 'execa';
import { Failure } from '../../../../tools/failure.ts';
import type { Settings } from '../settings.ts';
import { docker } from './docker.ts';
import { listNodes, requireEngine, type SwarmNode } from './nodes.ts';
import { requireService, tasksOf } from './services.ts';

const TIMEOUT_MS = 60 * 60_000;
const LAST_LINE = '-- Dump completed';

/** Writes a complete and consistent copy of the database to `file`, while everything works. @returns its size in bytes */
export async function backup(settings: Settings, file: string): Promise<{ file: string; bytes: number }> {
  const { node, container } = await master(settings);
  const unfinished = `${file}.unfinished`;
  try {
    const dump = execa('docker', [...at(node), 'exec', container, 'bash', '-c', await script('dump')], {
      timeout: TIMEOUT_MS,
      stdin: 'ignore',
      buffer: { stdout: false, stderr: true },
      encoding: 'buffer',
    });
    dump.stdout.pipe(createWriteStream(unfinished, { flags: 'w', mode: 0o600 }));
    await dump;
    await requireWhole(unfinished);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new Failure(`the backup failed: ${reasonOf(error)}`);
  }
  return { file, bytes: (await stat(file)).size };
}

/** Puts the database back to what `file` holds; the replicas follow by themselves. */
export async function restore(settings: Settings, file: string): Promise<{ file: string }> {
  await requireWhole(file);
  const { node, container } = await master(settings);
  try {
    await execa('docker', [...at(node), 'exec', '--interactive', container, 'bash', '-c', await script('load')], {
      timeout: TIMEOUT_MS,
      inputFile: file,
    });
  } catch (error) {
    throw new Failure(`the restore failed: ${reasonOf(error)}. Run it again: it starts from the beginning`);
  }
  return { file };
}

/** Runs SQL as root on the master; it travels by standard input, because it may hold a password. */
export async function sql(settings: Settings, statements: string): Promise<void> {
  const { node, container } = await master(settings);
  const args = ['exec', '--interactive', container, 'bash', '-c', await script('sql')];
  await docker(args, { host: node.engine, input: statements });
}

/** @throws Failure when the file is no backup, or only the first part of one */
async function requireWhole(file: string): Promise<void> {
  let end = '';
  try {
    for await (const chunk of createReadStream(file).pipe(createGunzip())) end = (end + chunk).slice(-200);
  } catch (error) {
    throw new Failure(`${file} can't be read as a backup: ${(error as Error).message}`);
  }
  if (!end.includes(LAST_LINE)) throw new Failure(`${file} is no complete backup: its last line is missing`);
}

async function master(settings: Settings): Promise<{ node: SwarmNode; container: string }> {
  const service = await requireService('mysql_master');
  const task = (await tasksOf(service.Spec.Name)).find(({ Status }) => Status.State === 'running');
  const container = task?.Status.ContainerStatus?.ContainerID;
  const node = (await listNodes(settings.TODO_NODE_HOST)).find(({ id }) => id === task?.NodeID);
  if (!container || !node) throw new Failure('the master does not run: "npm run swarm -- status" says more');
  if (node.engine) await requireEngine(node);
  return { node, container };
}

/** What runs inside the master's container. */
async function script(name: 'dump' | 'load' | 'sql'): Promise<string> {
  const parts = ['client', name].map((part) => readFile(new URL(`../scripts/${part}.sh`, import.meta.url), 'utf8'));
  return (await Promise.all(parts)).join('\n');
}

function at({ engine }: SwarmNode): string[] {
  return engine ? ['--host', engine] : [];
}

function reasonOf(error: unknown): string {
  const { stderr, shortMessage, message } = error as {
    stderr?: string | Uint8Array;
    shortMessage?: string;
    message: string;
  };
  return (stderr && Buffer.from(stderr).toString().trim()) || shortMessage || message;
}
