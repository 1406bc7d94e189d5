import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import mysql, { type Connection } from 'mysql2/promise';

const writeTimeoutMs = 3_000;
const pauseAfterFailureMs = 50;

/** Inserts unique titles into the table `story` as fast as it can, with several writers, and records each outcome. */
export class Writers {
  /** Titles whose insertion the server acknowledged. */
  readonly acknowledged: string[] = [];
  /** Titles whose insertion got no response: they may be stored or not. */
  readonly unknown: string[] = [];
  /** The longest time between two acknowledgments of any writer. */
  longestGapMs = 0;
  private last = Date.now();
  private stopped = false;
  private readonly running: Promise<unknown>;

  constructor(url: string, count: number) {
    this.running = Promise.all(Array.from({ length: count }, () => this.write(url)));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async write(url: string): Promise<void> {
    let connection: Connection | undefined;
    while (!this.stopped) {
      const title = randomUUID();
      try {
        connection ??= await mysql.createConnection({ uri: url, connectTimeout: 1_000 });
      } catch {
        await delay(pauseAfterFailureMs);
        continue;
      }
      try {
        await connection.query({
          sql: 'INSERT INTO story (title) VALUES (?)',
          values: [title],
          timeout: writeTimeoutMs,
        });
        this.acknowledge(title);
      } catch {
        this.unknown.push(title);
        connection.destroy();
        connection = undefined;
        await delay(pauseAfterFailureMs);
      }
    }
    connection?.destroy();
  }

  private acknowledge(title: string): void {
    const now = Date.now();
    this.longestGapMs = Math.max(this.longestGapMs, now - this.last);
    this.last = now;
    this.acknowledged.push(title);
  }
}
