import { Injectable } from '@nestjs/common';

/** Whether this process was asked to stop: it still answers what reaches it, and asks clients to connect elsewhere. */
@Injectable()
export class Draining {
  started = false;
}
