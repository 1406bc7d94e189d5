import type { Positions } from './positions';
import { type Message, Stream } from './stream';

/** What tabs of one browser tell each other: what came over the stream, what a tab follows, and the question for it. */
type Told = Message | { type: 'hello'; positions: Positions } | { type: 'who' };

/** A tab that was hidden for this long leaves the stream to one that is looked at. */
const hiddenMs = 60_000;

interface Follower {
  /** The lists of the page, and the number of the last change that it has of each. */
  positions(): Positions;
  hear(message: Message): void;
}

/**
 * Follows lists while the page is looked at. Tabs of one browser share a stream: the one that holds a lock reads it and
 * tells the others, and the browser gives the lock to the next as soon as that tab is closed or crashes. (A shared
 * worker would do the same, and is missing in the browsers of most phones.)
 * @param owner account of the page; tabs of another one have nothing to do with it
 * @returns ends it
 */
export function follow(owner: string, { positions, hear }: Follower): () => void {
  // Tabs of another release of the site may tell each other something else under another name.
  const name = `todo.lists.${owner}`;
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;
  // Without encryption there are no locks; each tab that is looked at then has a stream of its own, and no hidden one:
  // a browser has six connections to such a site.
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
