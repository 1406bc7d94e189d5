import { execa } from 'execa';
import { requireService } from '../engine/services.ts';

export interface LogOptions {
  follow?: boolean;
  tail: string;
  since?: string;
}

/** Shows the output of all tasks of a service, whichever node they run on. */
export async function logs(name: string, { follow, tail, since }: LogOptions): Promise<void> {
  const service = await requireService(name);
  const options = [
    '--timestamps',
    '--tail',
    tail,
    ...(follow ? ['--follow'] : []),
    ...(since ? ['--since', since] : []),
  ];
  await execa('docker', ['service', 'logs', ...options, service.Spec.Name], {
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: 'inherit',
    reject: false,
    ...(follow ? {} : { timeout: 60_000 }),
  });
}
