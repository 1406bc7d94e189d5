import { docker, inspect, list } from '../engine/docker.ts';
import { whoAmI } from './lock.ts';

const KEPT = 50;
const LABEL = 'todo.history';

export type Action = 'up' | 'deploy' | 'rollback';

/** One change of what runs, as it is kept in the Swarm itself. */
export interface Entry {
  at: string;
  action: Action;
  commit: string;
  from?: string;
  by: string;
  result: 'succeeded' | 'failed';
  seconds: number;
  color?: string;
  reason?: string;
}

interface StoredConfig {
  Spec: { Name: string; Data: string };
}

/** Newest first. */
export async function history(): Promise<Entry[]> {
  const names = await list(['config', 'ls', '--filter', `label=${LABEL}`, '--format', '{{.Name}}']);
  const stored = await inspect<StoredConfig>('config', names.sort().reverse());
  const entries = stored.map(({ Spec }) => JSON.parse(Buffer.from(Spec.Data, 'base64').toString()) as Entry);
  return entries.sort((a, b) => b.at.localeCompare(a.at));
}

/** Adds an entry and forgets those beyond the newest 50. */
export async function remember(entry: Omit<Entry, 'by' | 'at'>): Promise<Entry> {
  const full = { at: new Date().toISOString(), by: whoAmI(), ...entry };
  const name = `todo_history_${full.at.replace(/\D/g, '')}`;
  const create = ['config', 'create', '--label', `${LABEL}=${entry.action}`, name, '-'];
  const [names] = await Promise.all([
    list(['config', 'ls', '--filter', `label=${LABEL}`, '--format', '{{.Name}}']),
    docker(create, { input: JSON.stringify(full) }),
  ]);
  const old = names
    .sort()
    .reverse()
    .slice(KEPT - 1);
  if (old.length > 0) await docker(['config', 'rm', ...old]);
  return full;
}

/**
 * The commit to go back to: the one before the newest. A rollback takes back the deploys after it, so that two
 * rollbacks go two steps back.
 * @param entries newest first
 */
export function commitBefore(entries: Entry[]): string | undefined {
  const stack: string[] = [];
  for (const { action, commit, result } of [...entries].reverse()) {
    if (result === 'failed') continue;
    if (action === 'rollback' && stack.includes(commit)) stack.length = stack.lastIndexOf(commit) + 1;
    else if (stack.at(-1) !== commit) stack.push(commit);
  }
  return stack.at(-2);
}
