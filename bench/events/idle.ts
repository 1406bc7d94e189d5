import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { apiProgram } from '../../tools/start/services/programs.ts';
import { until } from '../../tools/until.ts';
import { cpuSeconds } from '../measure/cpu.ts';
import { printVerdict } from '../measure/report.ts';
import { withScratch } from '../scratch.ts';
import { Follower } from './follower.ts';

const listenerCount = 1_000;
const bytesEach = 20_000;
const coreShare = 0.02;
const measuredS = 30;

/** The cost of a thousand listeners to an API process while nothing happens. */
export function benchIdleListeners(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const dataDir = await folder();
    const { url, pid } = await start((port) => {
      const program = apiProgram({ port, dataDir });
      const limits = { TODO_MAX_STREAMS: '0', TODO_MAX_STREAMS_PER_ACCOUNT: '0' };
      return { ...program, env: { ...program.env, ...limits } };
    });
    const open = (count: number) => Array.from({ length: count }, () => new Follower(() => `${url}/todo/events`, 0));
    // The code that the first listeners make the process load and compile is not a cost per listener.
    const first = open(100);
    await until('the first are listening', () => first.every(({ isOpen }) => isOpen));
    await delay(5_000);
    const before = residentBytes(pid);
    const rest = open(listenerCount);
    await until('all are listening', () => rest.every(({ isOpen }) => isOpen));
    await delay(5_000);
    const each = (residentBytes(pid) - before) / listenerCount;
    const began = cpuSeconds(pid);
    await delay(measuredS * 1_000);
    const core = (cpuSeconds(pid) - began) / measuredS;
    for (const follower of [...first, ...rest]) follower.stop();
    console.log(
      `${listenerCount} idle listeners: ${(each / 1_000).toFixed(1)} kB each, ${(core * 100).toFixed(1)} % of a core`,
    );
    return [
      printVerdict('memory of each, of 20 kB', each / bytesEach, 1),
      printVerdict('CPU, of 2 % of a core', core / coreShare, 1),
    ].every(Boolean);
  });
}

function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}
