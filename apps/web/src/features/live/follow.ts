import type { Positions } from './positions';
import { type Message, Stream } from './stream';

/** Messages between tabs of a browser: those of the stream, what a tab follows (`hello`), and the request for that. */
type Told = Message | { type: 'hello'; positions: Positions } | { type: 'who' };

/** Milliseconds after which a hidden tab leaves reading the stream to a visible one. */
const hiddenMs = 60_000;

interface Follower {
  /** The lists of the page, with the number of the newest change that it includes of each. */
  positions(): Positions;
  hear(message: Message): void;
}

/**
 * Follows lists while the page is visible. The tabs of a browser share a stream: the one that holds a lock (Web Locks
 * API) reads it and forwards its messages, and the browser gives the lock to the next tab as soon as that one is closed
 * or crashes. (A shared worker would do the same, but most mobile browsers have none.)
 * @param owner account of the page; tabs of other accounts are not connected with it
 * @returns a function that ends it
 */
export function follow(owner: string, { positions, hear }: Follower): () => void {
  // The name changes with the messages: a tab of another release may send different ones.
  const name = `todo.lists.${owner}`;
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;
  // Without HTTPS there are no locks. Each visible tab then has a stream of its own, and a hidden tab ends its own at
  // once: over HTTP/1.1, a browser opens at most six connections to a site.
  const { locks } = navigator as { locks?: LockManager };
  let stream: Stream | undefined;
  let leading: AbortController | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const tell = (message: Told) => channel?.postMessage(message);
  const hello = () => tell({ type: 'hello', positions: positions() });
  const told = ({ data }: MessageEvent<Told>) => {
    if (data.type === 'hello') stream?.add(data.positions);
    else if (data.type === 'who') hello();
    else if (positions().has(data.list)) hear(data);
  };
  channel?.addEventListener('message', told);

  const lead = async (signal: AbortSignal) => {
    stream = new Stream(signal, (message) => {
      tell(message);
      if (positions().has(message.list)) hear(message);
    });
    stream.add(positions());
    tell({ type: 'who' });
    await stream.run();
    stream = undefined;
  };
  const start = () => {
    clearTimeout(hiding);
    if (leading) {
      if (stream) stream.check();
      else hello();
      return;
    }
    leading = new AbortController();
    const { signal } = leading;
    if (!locks) return void lead(signal);
    hello();
    locks.request(name, { signal }, () => lead(signal)).catch(() => undefined);
  };
  const stop = () => {
    clearTimeout(hiding);
    leading?.abort();
    leading = undefined;
  };
  const look = () => {
    if (document.visibilityState === 'visible') start();
    else hiding = setTimeout(stop, locks ? hiddenMs : 0);
  };

  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', stop);
  addEventListener('pageshow', look);
  addEventListener('online', look);
  if (document.visibilityState === 'visible') start();
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
    removeEventListener('pagehide', stop);
    removeEventListener('pageshow', look);
    removeEventListener('online', look);
    channel?.close();
  };
}
