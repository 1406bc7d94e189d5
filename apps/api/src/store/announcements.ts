import type { Redis } from 'ioredis';

const channel = 'todo:lists';
/** The response to a ping distinguishes a dead server from a silent one. */
const pingEveryMs = 2_000;

/**
 * Announces the numbers of lists to all instances through Redis, which does not store them: a disconnected instance
 * misses some.
 */
export class Announcements {
  private readonly hearing: Redis;
  private hear: (list: number, seq: number) => void = () => {};
  private listens = false;
  private pinging: NodeJS.Timeout | undefined;

  constructor(private readonly redis: Redis) {
    // A subscribed connection cannot run other commands.
    this.hearing = redis.duplicate({ lazyConnect: true, autoResubscribe: false });
    this.hearing.on('message', (_channel: string, text: string) => {
      const [list, seq] = text.split(':').map(Number);
      if (Number.isSafeInteger(list) && Number.isSafeInteger(seq)) this.hear(list as number, seq as number);
    });
    this.hearing.on('ready', () => {
      this.hearing.subscribe(channel).then(
        () => {
          this.listens = true;
        },
        () => this.hearing.disconnect(true),
      );
    });
    this.hearing.on('close', () => {
      this.listens = false;
    });
    // The connection for commands reports when Redis cannot be used.
    this.hearing.on('error', () => undefined);
  }

  get arrive(): boolean {
    return this.listens;
  }

  start(hear: (list: number, seq: number) => void): void {
    this.hear = hear;
    this.hearing.connect().catch(() => undefined);
    this.pinging = setInterval(() => {
      if (this.listens) this.hearing.ping().catch(() => this.hearing.disconnect(true));
    }, pingEveryMs).unref();
  }

  send(list: number, seq: number): void {
    // Delivered here at once: while Redis is down, the listeners of this instance still get it.
    this.hear(list, seq);
    this.redis.publish(channel, `${list}:${seq}`).catch(() => undefined);
  }

  close(): void {
    clearInterval(this.pinging);
    this.hearing.disconnect();
  }
}
