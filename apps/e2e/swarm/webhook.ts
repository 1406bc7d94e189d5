import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat webhook that is notified of deploys. */
export class Webhook {
  /** Events posted so far. */
  readonly events: { event: string; action: string; commit: string; text: string }[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer(async (incoming, answer) => {
      let body = '';
      for await (const chunk of incoming) body += chunk;
      this.events.push(JSON.parse(body));
      answer.end();
    });
  }

  static async open(): Promise<Webhook> {
    const webhook = new Webhook();
    webhook.server.listen(0, '127.0.0.1');
    await once(webhook.server, 'listening');
    return webhook;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks/secret-token`;
  }

  close(): void {
    this.server.close();
  }
}
