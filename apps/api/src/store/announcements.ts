import type { Redis } from 'ioredis';

const channel = 'todo:lists';
/** The answer to a ping tells a silent server from one that has nothing to say. */
const pingEveryMs = 2_000;

/**
 * Numbers of lists, told from instance to instance through Redis, which keeps none of them: who was not connected has
 * missed some.
 */
export class Announcements {
  private readonly hearing: Redis;
  private hear: (list: number, seq: number) => void = () => {};
  private listens = false;
  private pinging: NodeJS.Timeout | undefined;

  constructor(private readonly redis: Redis) {
    // A connection that subscribes can do nothing else.
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
    // The connection for commands says when Redis cannot be used.
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
    // Here at once: while Redis is away, the listeners of this instance hear of it all the same.
    this.hear(list, seq);
    this.redis.publish(channel, `${list}:${seq}`).catch(() => undefined);
  }

  close(): void {
    clearInterval(this.pinging);
    this.hearing.disconnect();
  }
}
