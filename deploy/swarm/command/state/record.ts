import type { Settings } from '../settings.ts';
import { type Action, type Entry, remember } from './history.ts';
import { whoAmI, withLock } from './lock.ts';
import { notify } from './webhook.ts';

interface Change {
  settings: Settings;
  action: Action;
  commit: string;
  from?: string;
}

/** Makes a change alone, tells the webhook of its start and its end, and keeps it in the history. */
export async function record(change: Change, work: () => Promise<{ commit: string; color?: string }>): Promise<Entry> {
  const { settings, action, from } = change;
  return withLock(`${action} ${change.commit}`, async () => {
    const start = Date.now();
    const seconds = () => Math.round((Date.now() - start) / 100) / 10;
    const tell = async (event: string, details: Record<string, unknown>, text: string) => {
      const warning = await notify(settings, { event, action, from, by: whoAmI(), ...details, text: `todo: ${text}` });
      if (warning) process.stderr.write(`todo: ${warning}\n`);
    };
    await tell('started', { commit: change.commit }, `${action} of ${change.commit} started by ${whoAmI()}`);
    try {
      const { commit, color } = await work();
      const entry = await remember({ action, commit, from, color, result: 'succeeded', seconds: seconds() });
      await tell(
        'succeeded',
        { commit, seconds: entry.seconds },
        `${action} of ${commit} succeeded in ${entry.seconds} s`,
      );
      return entry;
    } catch (error) {
      const reason = (error as Error).message;
      const { commit } = change;
      await remember({ action, commit, from, result: 'failed', seconds: seconds(), reason: reason.slice(0, 2000) });
      await tell('failed', { commit, reason }, `${action} of ${commit} failed: ${reason.split('\n')[0]}`);
      throw error;
    }
  });
}
