import { docker, inspect, list } from '../engine/docker.ts';
import { whoAmI } from './lock.ts';

const keptEntries = 50;
const label = 'todo.history';

/** Commands whose changes the history shows. */
export const actions = ['up', 'deploy', 'rollback', 'rotate', 'restore', 'group'] as const;

export type Action = (typeof actions)[number];

/** One change of the system, as stored in the Swarm. */
export interface Entry {
  /** Time of the change, by the manager's clock. */
  at: string;
  action: Action;
  commit: string;
  from?: string;
  by: string;
  /** `interrupted`: somebody stopped the command; the services may run two different commits. */
  result: 'succeeded' | 'failed' | 'interrupted';
  seconds: number;
  color?: string;
  reason?: string;
  /** Unexpected consequences, a sentence each. */
  warnings?: string[];
}

interface StoredConfig {
  CreatedAt: string;
  Spec: { Name: string; Data: string };
}

/** Newest first. */
export async function history(): Promise<Entry[]> {
  return (await stored()).map(toEntry);
}

/** Adds an entry and forgets those beyond the newest 50. */
export async function appendHistory(entry: Omit<Entry, 'by' | 'at'> & { by?: string }): Promise<Entry> {
  const name = `todo_history_${new Date().toISOString().replace(/\D/g, '')}_${crypto.randomUUID().slice(0, 8)}`;
  const input = JSON.stringify({ by: whoAmI(), ...entry });
  await docker(['config', 'create', '--label', `${label}=${entry.action}`, name, '-'], { input });
  const all = await stored();
  const old = all.slice(keptEntries).map(({ Spec }) => Spec.Name);
  if (old.length > 0) await docker(['config', 'rm', ...old]);
  return toEntry(all.find(({ Spec }) => Spec.Name === name) as StoredConfig);
}

/** By Swarm's creation time: the clocks of the machines that deploy may differ. */
async function stored(): Promise<StoredConfig[]> {
  const names = await list(['config', 'ls', '--filter', `label=${label}`, '--format', '{{.Name}}']);
  return (await inspect<StoredConfig>('config', names)).sort(newestFirst);
}

/** Compares as text, which sorts times of equal length correctly and keeps their nanoseconds. */
export function newestFirst(a: { CreatedAt: string }, b: { CreatedAt: string }): number {
  return padded(b.CreatedAt).localeCompare(padded(a.CreatedAt));
}

function padded(time: string): string {
  const [seconds = '', fraction = ''] = time.replace('Z', '').split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

function toEntry({ CreatedAt, Spec }: StoredConfig): Entry {
  const kept = JSON.parse(Buffer.from(Spec.Data, 'base64').toString()) as Omit<Entry, 'at'>;
  return { ...kept, at: new Date(CreatedAt).toISOString() };
}

/**
 * The commit to go back to: the one before the newest. A rollback undoes the deploys after its commit, so two
 * rollbacks go two steps back.
 * @param entries newest first
 */
export function commitBefore(entries: readonly Pick<Entry, 'action' | 'commit' | 'result'>[]): string | undefined {
  const stack: string[] = [];
  for (const { action, commit, result } of [...entries].reverse()) {
    if (result !== 'succeeded') continue;
    if (action === 'rollback' && stack.includes(commit)) stack.length = stack.lastIndexOf(commit) + 1;
    else if (stack.at(-1) !== commit) stack.push(commit);
  }
  return stack.at(-2);
}
