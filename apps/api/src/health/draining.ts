import { Injectable } from '@nestjs/common';

/** Whether this process has been asked to stop: it still serves requests, and asks clients to connect elsewhere. */
@Injectable()
export class Draining {
  started = false;
  private readonly tasks: ((ms: number) => void)[] = [];

  /** @param task gets the milliseconds until the process stops serving */
  onStart(task: (ms: number) => void): void {
    this.tasks.push(task);
  }

  start(ms: number): void {
    this.started = true;
    for (const task of this.tasks) task(ms);
  }
}
