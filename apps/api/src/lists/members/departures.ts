import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';

/** What a feature does when a member leaves a list, in the same transaction. */
export type Departure = (tx: Transaction, list: number, account: number) => Promise<void>;

/** Notifies features above this one that a member leaves a list: lists do not know their content. */
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
