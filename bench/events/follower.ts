import { get, type IncomingMessage } from 'node:http';

/** Milliseconds before a broken stream is requested again. */
const retryMs = 200;

/** A listener that resumes wherever its stream breaks off, and checks the sequence numbers it receives. */
export class Follower {
  /** Number of the last change received. */
  last = 0;
  heard = 0;
  /** Numbers that did not follow their predecessor. */
  faults = 0;
  resumed = -1;
  private readonly urlOf: () => string;
  private readonly onEvent: (data: string) => void;
  private response: IncomingMessage | undefined;
  private stopped = false;

  /** @param urlOf address of an instance, evaluated anew for each stream */
  constructor(urlOf: () => string, since: number, onEvent: (data: string) => void = () => undefined) {
    this.urlOf = urlOf;
    this.last = since;
    this.onEvent = onEvent;
    this.connect();
  }

  get isOpen(): boolean {
    return this.response !== undefined;
  }

  stop(): void {
    this.stopped = true;
    this.response?.destroy();
  }

  private connect(): void {
    if (this.stopped) return;
    const call = get(`${this.urlOf()}?since=${this.last}`, { agent: false }, (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        this.again();
        return;
      }
      this.resumed++;
      this.response = response;
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      });
      response.on('error', () => undefined);
      response.on('close', () => this.again());
    });
    call.on('error', () => this.again());
  }

  private again(): void {
    this.response = undefined;
    if (!this.stopped) setTimeout(() => this.connect(), retryMs);
  }

  private take(block: string): void {
    const seq = Number(/^id: \d+:(\d+)$/m.exec(block)?.[1]);
    const data = block.indexOf('\ndata: ');
    if (data < 0) return;
    if (seq !== this.last + 1) this.faults++;
    this.last = seq;
    this.heard++;
    this.onEvent(block.slice(data + '\ndata: '.length));
  }
}
