import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ticksPerSecond =
  process.platform === 'linux' ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 0;

/** CPU seconds, user and system, that a process has used since its start; resolution 10 ms. */
export function cpuSeconds(pid: number): number {
  return ticksPerSecond ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): number {
  // The second field is the program's name in parentheses, possibly with spaces; utime and stime are fields 14 and 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** For systems without /proc: `ps` prints minutes:seconds. */
function fromPs(pid: number): number {
  const parts = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(':');
  return parts.reduce((total, part) => total * 60 + Number(part), 0);
}
