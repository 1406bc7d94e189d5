import { limits } from '@todo/shared/limits';
import { forBrowser } from '../../browser/storage';
import { thisTab } from '../../browser/tab';
import { m } from '../../messages/messages';
import type { Card } from '../../ui/card';
import { rebase } from './rebase';
import { LoggedOut, SubmitError, type SubmitResult, send, sendAsForm, Unanswered, type Write } from './send';

/**
 * A queued write of this browser. Writes are sent in order, and each is stored with its key until it has a response:
 * the next page sends what this one could not, and a repetition with the same key is the same write.
 */
export interface Unsent extends Write {
  /** Account that made the write; pages of other accounts do not send it. */
  owner: string;
  tab: string;
  /** Milliseconds since 1970. */
  at: number;
  /** For a new todo: its temporary id, which queued writes may refer to. */
  temporary?: number | undefined;
  /** For an edit: the todo as it was when the edit began. */
  begun?: Card | undefined;
  /** For an undo: key of the write that it undoes. The version or action to undo is taken from the response to that. */
  undoes?: string;
}

const prefix = 'unsent.';
/** Milliseconds without a response after which, and after each multiple of which, the visitor is told. */
const slowMs = 3_000;
/** Milliseconds before each retry of a write that got no response. */
const pausesMs = [500, 1_500];
/** A write of another tab that is older than this was abandoned: no request takes longer. */
const abandonedMs = 20_000;
/** Milliseconds for which a write may be repeated: an hour less than the server remembers its key. */
const repeatableMs = (limits.replayHours - 1) * 3_600_000;

const queue: Unsent[] = [];
const unkept = new Set<string>();
const settle = new Map<string, { resolve(answer: SubmitResult): void; reject(error: SubmitError): void }>();
/** Time of the newest write. The times of a page's writes are unique, because they define the order. */
let latest = 0;
let running: Promise<void> | undefined;
let sending: Unsent | undefined;
/** Whether the last write got no response; the next one is then attempted only once. */
let silent = false;
/** The state of a delayed write: its response is late, it was sent again, or it was answered at last. */
export type Progress = 'slow' | 'retried' | 'answered';
let waiting: (write: Unsent, progress: Progress) => void = () => {};
let answered: (write: Unsent, answer?: SubmitResult) => void = () => {};

/** @param tell called while a write is delayed, and when it is answered then */
export function whenWaiting(tell: typeof waiting): void {
  waiting = tell;
}

/** @param tell called with the response to each write, or without one if it was rejected or the outcome is unknown */
export function whenAnswered(tell: typeof answered): () => void {
  answered = tell;
  return () => {
    answered = () => {};
  };
}

/**
 * Sends a form after all earlier ones. A write without a response stays stored until `forget`.
 * @throws SubmitError
 */
export function post(write: Omit<Unsent, 'tab' | 'at'>): Promise<SubmitResult> {
  latest = Math.max(Date.now(), latest + 1);
  const unsent = { ...write, tab: thisTab.id, at: latest };
  keep(unsent);
  return line(unsent);
}

/**
 * Sends the writes that earlier pages have left, in their order.
 * @returns the outcome of each
 */
export function resume(owner: string): { write: Unsent; answer: Promise<SubmitResult> }[] {
  const now = Date.now();
  const left = forBrowser.names(prefix).flatMap((name) => read(name) ?? []);
  return left
    .filter((write) => write.owner === owner && !queue.some(({ key }) => key === write.key))
    .filter(({ tab, at }) => tab === thisTab.id || now - at > abandonedMs)
    .map((write) => {
      if (now - write.at < repeatableMs) return { write, answer: line(write) };
      forget(write.key);
      return { write, answer: Promise.reject(new SubmitError(0, m.not_sent_for_a_day())) };
    });
}

/** Resolves when no write is pending. */
export async function idle(): Promise<void> {
  while (running) await running;
}

/** Discards a write: no later page sends it. */
export function forget(key: string): void {
  unkept.delete(key);
  for (const name of forBrowser.names(prefix)) if (name.endsWith(`.${key}`)) forBrowser.remove(name);
}

/** Removes all writes at log-out: the next person at this machine must not find them. */
export function forgetAll(): void {
  for (const name of forBrowser.names(prefix)) forBrowser.remove(name);
}

function line(write: Unsent): Promise<SubmitResult> {
  queue.push(write);
  const answer = new Promise<SubmitResult>((resolve, reject) => settle.set(write.key, { resolve, reject }));
  running ??= drain().finally(() => {
    running = undefined;
  });
  return answer;
}

async function drain(): Promise<void> {
  for (let write = queue[0]; write; write = queue[0]) {
    sending = write;
    const outcome = await deliver(write).catch((error: SubmitError) => error);
    sending = undefined;
    queue.shift();
    if (outcome instanceof LoggedOut) {
      forget(write.key);
      sendAsForm(write);
      // Never settles: the page is about to be left, and queued writes must not navigate it elsewhere.
      return new Promise(() => {});
    }
    silent = outcome instanceof Unanswered;
    if (!silent) forget(write.key);
    if (outcome instanceof SubmitError) dropFollowers(write, outcome);
    else amend(write, outcome);
    answered(write, outcome instanceof SubmitError ? undefined : outcome);
    const end = settle.get(write.key);
    settle.delete(write.key);
    if (outcome instanceof SubmitError) end?.reject(outcome);
    else end?.resolve(outcome);
  }
}

async function deliver(write: Unsent): Promise<SubmitResult> {
  const pauses = silent ? [] : pausesMs;
  let isTold = false;
  const tell = (progress: Progress) => {
    isTold = true;
    waiting(write, progress);
  };
  const slow = setInterval(() => tell('slow'), slowMs);
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await send(write);
        if (isTold) waiting(write, 'answered');
        return answer;
      } catch (error) {
        const pause = pauses[attempt];
        if (!(error instanceof Unanswered) || pause === undefined) throw error;
        clearInterval(slow);
        tell('retried');
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  } finally {
    clearInterval(slow);
  }
}

/** Completes the queued writes from a response: the id of a new todo, the version of a changed one, or the action. */
function amend({ key, temporary }: Unsent, { card, version = card?.version, action }: SubmitResult): void {
  for (const write of queue) {
    if (write.undoes === key && version !== undefined) write.fields = { ...write.fields, version: String(version) };
    if (write.undoes === key && action) write.fields = { ...write.fields, action };
    if (!card) continue;
    if (temporary !== undefined) rename(write, temporary, card.id);
    if (write.path.startsWith(`/items/${card.id}/`)) write.fields = rebase(write.fields, write.begun, card);
    keep(write);
  }
}

/** Rejects the queued writes to a todo that was not created, and the undos of a write that was not done. */
function dropFollowers({ key, temporary }: Unsent, refused: SubmitError): void {
  const isLost = ({ path, undoes }: Unsent) =>
    undoes === key || (temporary !== undefined && path.startsWith(`/items/${temporary}/`));
  for (const write of queue.filter(isLost)) {
    queue.splice(queue.indexOf(write), 1);
    forget(write.key);
    settle.get(write.key)?.reject(refused);
    settle.delete(write.key);
  }
}

function rename(write: Unsent, from: number, to: number): void {
  write.path = write.path.replace(`/items/${from}/`, `/items/${to}/`);
  for (const name of ['before', 'after']) if (write.fields[name] === String(from)) write.fields[name] = String(to);
}

function keep(write: Unsent): void {
  if (forBrowser.set(nameOf(write), JSON.stringify(write))) unkept.delete(write.key);
  else unkept.add(write.key);
}

function read(name: string): Unsent | undefined {
  try {
    return JSON.parse(forBrowser.get(name) ?? '');
  } catch {
    return undefined;
  }
}

function nameOf({ at, key }: Pick<Unsent, 'key' | 'at'>): string {
  return `${prefix}${at}.${key}`;
}

/** Whether a write can be sent in parallel: its todo exists, and no other write on the way changes it. */
function independent(write: Unsent, index: number): boolean {
  if (queue.slice(0, index + 1).some(({ path }) => /s\/(bulk|undo)$/.test(path))) return false;
  const todo = (path: string) => path.match(/^\/items\/(-?\d+)\//)?.[1];
  const id = todo(write.path);
  if (id === undefined) return true;
  const named = [id, write.fields.before, write.fields.after].some((name) => name?.startsWith('-'));
  return !named && !queue.slice(0, index).some(({ path }) => todo(path) === id);
}

if (typeof window !== 'undefined') {
  // The next page sends stored writes; one that could not be stored has no other chance.
  addEventListener('pagehide', () => {
    for (const [index, write] of queue.entries()) {
      if (write !== sending && independent(write, index)) send(write).catch(() => undefined);
    }
  });
  addEventListener('beforeunload', (event) => {
    if (unkept.size > 0) event.preventDefault();
  });
}
