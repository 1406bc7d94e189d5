import { type Action, actions, appendHistory } from '../state/history.ts';
import { type Holder, unlock as removeLock } from '../state/lock.ts';

/** Removes the lock of a command that died and adds its unfinished change to the history. @returns who held the lock */
export async function unlock(): Promise<Holder | undefined> {
  const holder = await removeLock();
  const [, action, commit] = new RegExp(`^(${actions.join('|')}) (\\S+)$`).exec(holder?.action ?? '') ?? [];
  if (holder && action && commit) {
    const reason = 'its command died; its lock was removed by hand';
    const { by, seconds } = holder;
    await appendHistory({ action: action as Action, commit, by, result: 'interrupted', seconds, reason });
  }
  return holder;
}
