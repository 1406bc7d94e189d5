import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probePort } from '../tools/start/services/ports.ts';
import type { Program } from '../tools/start/services/programs.ts';
import { type Service, startService } from '../tools/start/services/service.ts';
import { serverCpu } from './measure/pin.ts';

/** Temporary folders and servers of one bench; all are removed when it ends. */
export interface Scratch {
  folder(): Promise<string>;
  /** Starts a server on the CPU for servers, on a free port. */
  start(program: (port: number) => Program): Promise<{ url: string; pid: number }>;
}

export async function withScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const folders: string[] = [];
  const services: Service[] = [];
  try {
    return await work({
      async folder() {
        const path = await mkdtemp(join(tmpdir(), 'todo-bench-'));
        folders.push(path);
        return path;
      },
      async start(program) {
        const settings = program(await probePort(0));
        const service = await startService(settings, { launcher: serverCpu });
        services.push(service);
        return { url: settings.url, pid: service.pid };
      },
    });
  } finally {
    await Promise.all(services.map((service) => service.stop()));
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}
