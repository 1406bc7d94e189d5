import { Injectable } from '@nestjs/common';

/** Whether this process has been asked to stop: it still serves requests, and asks clients to connect elsewhere. */
@Injectable()
export class Draining {
  started = false;
}
