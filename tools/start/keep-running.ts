import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import type { LogFile } from './services/log-file.ts';
import type { Program } from './services/programs.ts';
import { describe, type Service, startService } from './services/service.ts';

const backOffMs = [500, 1_000, 2_000, 4_000, 8_000];
/** A server that ran this long is healthy again: earlier crashes no longer count. */
const healthyAfterMs = 60_000;
const linesShown = 5;

/**
 * Starts a server and, until `stop` is aborted, restarts it when it dies.
 *
 * Somebody who has the board open would rather have it back after a second than read a stack trace, so a single crash
 * is one line. A server that can't start would only fill the log: the first start must succeed, and after five crashes
 * in a row the whole command ends with the reason.
 *
 * @param onReady called once, when the first start is ready
 * @returns when it has been stopped
 * @throws Failure after too many crashes; it is not running then
 */
export async function keepRunning(program: Program, log: LogFile, stop: AbortSignal, onReady: () => void) {
  const start = () => startService(program, { onOutput: (chunk) => log.write(chunk), signal: stop });
  let service: Service | undefined = await start().catch((error) => {
    if (!stop.aborted) throw withLog(error, log);
    return undefined;
  });
  if (service) onReady();
  let deaths = 0;
  while (!stop.aborted) {
    const startedAt = Date.now();
    const cause: string = service ? await untilEnd(service, stop) : 'it did not start';
    if (stop.aborted) return;
    if (Date.now() - startedAt > healthyAfterMs) deaths = 0;
    const pause = backOffMs[deaths++];
    if (pause === undefined) throw withLog(new Failure(`the ${program.name} keeps dying (${cause})`), log);
    process.stderr.write(`The ${program.name} died (${cause}); starting it again. Its log: ${log.path}\n`);
    await delay(pause, undefined, { signal: stop }).catch(() => {});
    service = stop.aborted ? undefined : await start().catch(() => undefined);
  }
  await service?.stop();
}

/** Waits until the service dies, or stops it when asked to. */
async function untilEnd(service: Service, stop: AbortSignal): Promise<string> {
  const stopService = () => service.stop();
  if (stop.aborted) stopService();
  stop.addEventListener('abort', stopService);
  const exit = await service.exited;
  stop.removeEventListener('abort', stopService);
  return describe(exit);
}

/** Whether a line is useful to a person; stack frames are not, and would fill all the lines shown. */
function isUseful(line: string): boolean {
  return line.trim() !== '' && !/^\s+at |^Node\.js v\d|^\s*\^+\s*$/.test(line);
}

function withLog(error: unknown, log: LogFile): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(`${message}. The end of ${log.path}:\n${log.tail(linesShown, isUseful)}`);
}
