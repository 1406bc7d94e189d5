import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const possible = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Command prefix that keeps a server on one processor. */
export const serverCpu: string[] = possible ? ['taskset', '-c', '0'] : [];

/** Command prefix that keeps the load off the server's processor. */
export const loadCpu: string[] = possible ? ['taskset', '-c', '1'] : [];
