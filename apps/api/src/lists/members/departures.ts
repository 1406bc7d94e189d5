import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';

/** What a feature does when a member leaves a list, in the transaction in which they do. */
export type Departure = (tx: Transaction, list: number, account: number) => Promise<void>;

/** Tells the features above that a member leaves a list: lists do not know what is in them. */
@Injectable()
export class Departures {
  private readonly followers: Departure[] = [];

  follow(departure: Departure): void {
    this.followers.push(departure);
  }

  async tell(tx: Transaction, list: number, account: number): Promise<void> {
    for (const departure of this.followers) await departure(tx, list, account);
  }
}
