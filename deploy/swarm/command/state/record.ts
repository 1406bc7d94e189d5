import { Failure } from '../../../../tools/failure.ts';
import type { Settings } from '../settings/schema.ts';
import { type Action, appendHistory, type Entry } from './history.ts';
import { Interrupted, Interruption } from './interruption.ts';
import { type Exclusive, takeLock, whoAmI } from './lock.ts';
import { notify } from './webhook.ts';

interface Change {
  settings: Settings;
  action: Action;
  commit: string;
  from?: string;
  /** Whether the state that the change was planned for is still current; called under the lock. */
  isStill: () => Promise<boolean>;
}

/** The result of a change. */
export interface Done {
  commit: string;
  color?: string;
  /** Unexpected consequences, a sentence each. */
  warnings?: string[];
}

/**
 * Makes a change under the lock, notifies the webhook of its start and end, and adds it to the history however it ends.
 * @throws Failure; Interrupted
 */
export async function record(change: Change, work: Exclusive<Done>): Promise<Entry> {
  const { settings, action, from } = change;
  using interruption = new Interruption();
  await using _lock = await takeLock(`${action} ${change.commit}`);
  if (!(await change.isStill())) {
    throw new Failure('somebody else changed the system just now: look at "npm run swarm -- status", and run it again');
  }
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 100) / 10;
  const tell = async (event: string, details: Record<string, unknown>, text: string) => {
    const warning = await notify(settings, { event, action, from, by: whoAmI(), ...details, text: `todo: ${text}` });
    if (warning) process.stderr.write(`todo: ${warning}\n`);
  };
  await tell('started', { commit: change.commit }, `${action} of ${change.commit} started by ${whoAmI()}`);
  try {
    const done = await interruption.run(work);
    const entry = await appendHistory({ action, from, ...done, result: 'succeeded', seconds: seconds() });
    const { commit } = done;
    await tell(
      'succeeded',
      { commit, seconds: entry.seconds },
      `${action} of ${commit} succeeded in ${entry.seconds} s`,
    );
    return entry;
  } catch (error) {
    const result = error instanceof Interrupted ? 'interrupted' : 'failed';
    const reason = (error as Error).message;
    const { commit } = change;
    await appendHistory({ action, commit, from, result, seconds: seconds(), reason: reason.slice(0, 2000) });
    await tell(result, { commit, reason }, `${action} of ${commit} ${result}: ${reason.split('\n')[0]}`);
    if (error instanceof Interrupted) {
      error.message += `: parts of ${commit} may run beside ${from ?? 'nothing'}. "npm run swarm -- status" shows them; the same command again goes on`;
    }
    throw error;
  }
}
